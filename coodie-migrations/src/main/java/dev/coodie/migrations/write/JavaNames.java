package dev.coodie.migrations.write;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/** Makes Java names of those in a keyspace, each another one. Collects what is taken. */
final class JavaNames {
  private static final Pattern HUMP = Pattern.compile("([a-z0-9])([A-Z])");
  private static final Pattern ACRONYM = Pattern.compile("([A-Z])([A-Z][a-z])");

  /** What a record's component may not be called. */
  private static final Set<String> METHODS_OF_OBJECT =
      Set.of(
          "clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

  /** Classes that documents and what is generated for them name. */
  private static final Set<String> IN_USE =
      Set.of(
          "BigDecimal",
          "BigInteger",
          "BucketUnit",
          "ByteBuffer",
          "ClusteringColumn",
          "ClusteringKey",
          "Column",
          "Condition",
          "Consistency",
          "Counter",
          "CounterColumn",
          "CqlDuration",
          "Check",
          "CqlType",
          "Document",
          "DocumentModel",
          "Frozen",
          "IndexMethod",
          "IndexTarget",
          "Indexed",
          "InetAddress",
          "Instant",
          "List",
          "ListColumn",
          "LocalDate",
          "LocalTime",
          "Map",
          "MapColumn",
          "Mapping",
          "Masked",
          "MaterializedView",
          "Name",
          "Nullable",
          "NumberColumn",
          "Optional",
          "ClusteringOrder",
          "PartitionColumn",
          "PartitionKey",
          "PlainColumn",
          "RegularColumn",
          "Set",
          "SetColumn",
          "Similarity",
          "StaticColumn",
          "TableOption",
          "TextColumn",
          "Tuple",
          "UUID",
          "UdtColumn",
          "UdtField",
          "UserType",
          "Vector",
          "VectorColumn",
          "VectorIndex");

  private final Set<String> taken = new HashSet<>();

  /** A class name; {@code suffix} is appended where it alone means something else already. */
  String type(String name, String suffix) {
    return named(capitalized(words(name)), suffix);
  }

  /** The same in the singular, unless that is the name of another one of {@code all}. */
  String singularType(String name, String suffix, Collection<String> all) {
    String plain = capitalized(words(name));
    String singular = Singular.of(plain);
    boolean free =
        !taken.contains(singular.toLowerCase(Locale.ROOT))
            && all.stream().noneMatch(other -> words(other).equalsIgnoreCase(singular));
    return named(free ? singular : plain, suffix);
  }

  private String named(String words, String suffix) {
    String first = words.isEmpty() || !startsWell(words) ? suffix + words : words;
    return unique(isTaken(first) ? first + suffix : first);
  }

  /** A property's name. */
  String property(String column) {
    String words = uncapitalized(words(column));
    String name = words.isEmpty() || !startsWell(words) ? "column" + words : words;
    if (SourceVersion.isKeyword(name) || METHODS_OF_OBJECT.contains(name)) {
      name += "Column";
    }
    return unique(name);
  }

  /** What the processor makes of a name, which needs no annotation then. */
  static String snakeCase(String name) {
    String humps = HUMP.matcher(name).replaceAll("$1_$2");
    return ACRONYM.matcher(humps).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
  }

  static String capitalized(String name) {
    return name.isEmpty()
        ? name
        : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private static String uncapitalized(String name) {
    if (name.isEmpty()) {
      return name;
    }
    int end = 1; // an acronym at the start is one word: HTTPHost becomes httpHost
    while (end < name.length()
        && Character.isUpperCase(name.charAt(end))
        && (end + 1 == name.length() || !Character.isLowerCase(name.charAt(end + 1)))) {
      end++;
    }
    return name.substring(0, end).toLowerCase(Locale.ROOT) + name.substring(end);
  }

  /** Letters and digits, words after the first with a capital. */
  private static String words(String name) {
    StringBuilder words = new StringBuilder();
    boolean next = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean part =
          c != '_'
              && c != '$'
              && Character.isJavaIdentifierPart(c)
              && !Character.isIdentifierIgnorable(c);
      if (part) {
        words.append(next && words.length() > 0 ? Character.toUpperCase(c) : c);
      }
      next = !part;
    }
    return words.toString();
  }

  private static boolean startsWell(String name) {
    return Character.isJavaIdentifierStart(name.charAt(0));
  }

  /** File systems may not tell upper case from lower case. */
  private String unique(String name) {
    String unique = name;
    for (int i = 2; !taken.add(unique.toLowerCase(Locale.ROOT)); i++) {
      unique = name + i;
    }
    return unique;
  }

  private static boolean isTaken(String type) {
    return IN_USE.contains(type) || isInJavaLang(type);
  }

  private static boolean isInJavaLang(String type) {
    try {
      return Class.forName("java.lang." + type, false, null) != null;
    } catch (ClassNotFoundException | LinkageError e) {
      return false; // LinkageError: found under a name in other case
    }
  }
}
