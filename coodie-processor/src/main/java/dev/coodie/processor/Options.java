package dev.coodie.processor;

import dev.coodie.annotation.TableOption;
import dev.coodie.driver.Consistency;
import dev.coodie.model.Suggestions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;

/** Checks the options of tables and what their statements are sent with. */
final class Options {
  private static final Pattern NAME = Pattern.compile("[a-z_]+");

  private Options() {}

  static void check(TypeElement type, List<TableOption> options, Findings findings) {
    Set<String> known = new HashSet<>();
    for (TableOption option : options) {
      String wrong = known.add(option.name()) ? wrong(option) : "which is set twice. Remove one.";
      if (!wrong.isEmpty()) {
        findings.report(type, Problem.TABLE_OPTION, Names.nested(type), option.name(), wrong);
      }
    }
  }

  private static String wrong(TableOption option) {
    if (!NAME.matcher(option.name()).matches()) {
      return "which is not the name of an option. Use lower-case letters and underscores.";
    }
    if (option.name().equals("default_time_to_live")) {
      return "which has a member of its own. Use @Document(defaultTtl = ...).";
    }
    if (option.value().isEmpty() == (option.entries().length == 0)) {
      String what = option.value().isEmpty() ? "neither value nor" : "both value and";
      return "with " + what + " entries. Give one of the two.";
    }
    return Entries.advice(option.entries()).orElse("");
  }

  static void checkConsistency(TypeElement type, String name, Findings findings) {
    List<String> levels = Stream.of(Consistency.values()).map(Consistency::name).toList();
    if (!name.isEmpty() && !levels.contains(name)) {
      findings.report(
          type,
          Problem.CONSISTENCY,
          Names.nested(type),
          name,
          Suggestions.forName(name, levels),
          levels.stream().collect(Collectors.joining(", ")));
    }
  }
}
