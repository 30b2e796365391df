package dev.coodie.migrations.write;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The singular of English class names: {@code OrderItems} becomes {@code OrderItem}, and {@code
 * UsersByTown} becomes {@code UserByTown}. A word that it cannot tell from a singular stays.
 */
final class Singular {
  /** The word before a {@code By}, else the last one. */
  private static final Pattern WORD =
      Pattern.compile("^(.*?)([A-Za-z][a-z]*)(By(?:[A-Z0-9].*)?)$|^(.*?)([A-Za-z][a-z]*)$");

  /** By their ends, so that compounds follow; the longest end wins. */
  private static final Map<String, String> IRREGULAR =
      Map.ofEntries(
          Map.entry("people", "person"),
          Map.entry("children", "child"),
          Map.entry("women", "woman"),
          Map.entry("smen", "sman"),
          Map.entry("mice", "mouse"),
          Map.entry("geese", "goose"),
          Map.entry("feet", "foot"),
          Map.entry("teeth", "tooth"),
          Map.entry("oxen", "ox"),
          Map.entry("criteria", "criterion"),
          Map.entry("phenomena", "phenomenon"),
          Map.entry("indices", "index"),
          Map.entry("matrices", "matrix"),
          Map.entry("vertices", "vertex"),
          Map.entry("appendices", "appendix"),
          Map.entry("quizzes", "quiz"),
          Map.entry("theses", "thesis"),
          Map.entry("analyses", "analysis"),
          Map.entry("crises", "crisis"),
          Map.entry("diagnoses", "diagnosis"),
          Map.entry("synopses", "synopsis"),
          Map.entry("oases", "oasis"),
          Map.entry("ellipses", "ellipsis"),
          Map.entry("halves", "half"),
          Map.entry("shelves", "shelf"),
          Map.entry("selves", "self"),
          Map.entry("elves", "elf"),
          Map.entry("wolves", "wolf"),
          Map.entry("calves", "calf"),
          Map.entry("knives", "knife"),
          Map.entry("wives", "wife"),
          Map.entry("lives", "life"),
          Map.entry("olives", "olive"),
          Map.entry("leaves", "leaf"),
          Map.entry("loaves", "loaf"),
          Map.entry("thieves", "thief"),
          Map.entry("movies", "movie"),
          Map.entry("cookies", "cookie"),
          Map.entry("selfies", "selfie"),
          Map.entry("calories", "calorie"),
          Map.entry("zombies", "zombie"),
          Map.entry("hoodies", "hoodie"),
          Map.entry("foodies", "foodie"),
          Map.entry("genies", "genie"),
          Map.entry("potatoes", "potato"),
          Map.entry("tomatoes", "tomato"),
          Map.entry("heroes", "hero"),
          Map.entry("echoes", "echo"),
          Map.entry("vetoes", "veto"),
          Map.entry("cargoes", "cargo"),
          Map.entry("volcanoes", "volcano"),
          Map.entry("caches", "cache"),
          Map.entry("headaches", "headache"),
          Map.entry("niches", "niche"),
          Map.entry("avalanches", "avalanche"),
          Map.entry("statuses", "status"),
          Map.entry("viruses", "virus"),
          Map.entry("bonuses", "bonus"),
          Map.entry("campuses", "campus"),
          Map.entry("censuses", "census"),
          Map.entry("corpuses", "corpus"),
          Map.entry("focuses", "focus"),
          Map.entry("circuses", "circus"),
          Map.entry("cactuses", "cactus"),
          Map.entry("surpluses", "surplus"),
          Map.entry("minuses", "minus"),
          Map.entry("octopuses", "octopus"),
          Map.entry("biases", "bias"),
          Map.entry("aliases", "alias"),
          Map.entry("atlases", "atlas"),
          Map.entry("canvases", "canvas"),
          Map.entry("lenses", "lens"),
          Map.entry("menus", "menu"),
          Map.entry("gurus", "guru"),
          Map.entry("skus", "sku"),
          Map.entry("cpus", "cpu"),
          Map.entry("gpus", "gpu"),
          Map.entry("taxis", "taxi"),
          Map.entry("kiwis", "kiwi"),
          Map.entry("wikis", "wiki"),
          Map.entry("emojis", "emoji"),
          Map.entry("apis", "api"),
          Map.entry("uris", "uri"),
          Map.entry("kpis", "kpi"),
          Map.entry("skis", "ski"));

  /** Whole words that compounds do not follow. */
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("men", "man"),
          Map.entry("dice", "die"),
          Map.entry("ties", "tie"),
          Map.entry("pies", "pie"),
          Map.entry("lies", "lie"),
          Map.entry("ids", "id"),
          Map.entry("ads", "ad"),
          Map.entry("axes", "axis"),
          Map.entry("buses", "bus"),
          Map.entry("gases", "gas"));

  /** Singulars, and words without one, that end in s; compounds follow. */
  private static final List<String> UNCHANGED =
      List.of(
          "series",
          "species",
          "news",
          "alias",
          "atlas",
          "canvas",
          "christmas",
          "chaos",
          "cosmos",
          "kudos",
          "thermos",
          "analytics",
          "physics",
          "mathematics",
          "economics",
          "logistics",
          "politics",
          "athletics",
          "linguistics",
          "robotics",
          "headquarters",
          "savings",
          "earnings",
          "https");

  /** The same, of whole words. */
  private static final Set<String> UNCHANGED_WORDS =
      Set.of(
          "gas", "lens", "bias", "means", "goods", "gps", "dns", "sms", "tls", "aws", "ios", "css",
          "rss", "sys", "pos", "cms", "yes", "has", "ops", "devops");

  private Singular() {}

  /** Of a class name. */
  static String of(String type) {
    Matcher name = WORD.matcher(type);
    if (!name.matches()) {
      return type;
    }
    return name.group(2) == null
        ? name.group(4) + cased(name.group(5))
        : name.group(1) + cased(name.group(2)) + name.group(3);
  }

  private static String cased(String word) {
    String singular = word(word.toLowerCase(Locale.ROOT));
    return Character.isUpperCase(word.charAt(0)) ? JavaNames.capitalized(singular) : singular;
  }

  private static String word(String word) {
    if (WORDS.containsKey(word)) {
      return WORDS.getOrDefault(word, word);
    }
    if (word.length() < 3
        || UNCHANGED_WORDS.contains(word)
        || UNCHANGED.stream().anyMatch(word::endsWith)) {
      return word;
    }
    for (int start = 0; start < word.length(); start++) {
      String end = IRREGULAR.get(word.substring(start));
      if (end != null) {
        return word.substring(0, start) + end;
      }
    }
    return regular(word);
  }

  private static String regular(String word) {
    if (!word.endsWith("s") || word.matches(".*(ss|us|is)")) {
      return word;
    }
    if (word.endsWith("ies") && word.length() > 4) {
      return word.substring(0, word.length() - 3) + "y";
    }
    return word.matches(".*(ch|sh|ss|x|zz|tz)es")
        ? word.substring(0, word.length() - 2)
        : word.substring(0, word.length() - 1);
  }
}
