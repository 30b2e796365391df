package dev.coodie.processor;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.TypeElement;

/** Names of tables, columns and generated classes. */
final class Names {
  private static final Pattern HUMP = Pattern.compile("([a-z0-9])([A-Z])");
  private static final Pattern ACRONYM = Pattern.compile("([A-Z])([A-Z][a-z])");
  private static final Pattern TABLE = Pattern.compile("\\w{1,48}");
  private static final Pattern INDEX = Pattern.compile("\\w+");

  /** What a constant may not be called: classes that generated code names. */
  private static final Set<String> CLASSES =
      Set.of(
          "ValueType",
          "Optional",
          "Map",
          "List",
          "UdtField",
          "Mapping",
          "JavaTypes",
          "GivenConverter");

  /** The same for documents, with the model's own name. */
  private static final Set<String> OF_DOCUMENTS =
      Set.of(
          "MODEL",
          "BucketUnit",
          "ClusteringColumn",
          "Condition",
          "Consistency",
          "CounterColumn",
          "DocumentModel",
          "IndexMethod",
          "IndexTarget",
          "ListColumn",
          "MapColumn",
          "ClusteringOrder",
          "NumberColumn",
          "PartitionColumn",
          "PlainColumn",
          "RegularColumn",
          "SetColumn",
          "Similarity",
          "TextColumn",
          "UdtColumn",
          "VectorColumn");

  private Names() {}

  /**
   * {@code HTTPRequest} becomes {@code http_request}, {@code dayBucket2} becomes {@code
   * day_bucket2}.
   */
  static String snakeCase(String name) {
    String humps = HUMP.matcher(name).replaceAll("$1_$2");
    return ACRONYM.matcher(humps).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
  }

  /** {@code Outer.Inner} becomes {@code Outer_Inner_}. */
  static String generated(TypeElement type) {
    return nested(type).replace('.', '_') + "_";
  }

  /** The same with its package. */
  static String generatedInFull(Env env, TypeElement type) {
    String packageName = env.elements().getPackageOf(type).getQualifiedName().toString();
    return packageName.isEmpty() ? generated(type) : packageName + "." + generated(type);
  }

  /** The name below the package, for example {@code Outer.Inner}. */
  static String nested(TypeElement type) {
    return type.getEnclosingElement() instanceof TypeElement outer
        ? nested(outer) + "." + type.getSimpleName()
        : type.getSimpleName().toString();
  }

  static boolean isTableName(String name) {
    return TABLE.matcher(name).matches();
  }

  static boolean isColumnName(String name) {
    return !name.isEmpty() && name.indexOf('\0') < 0;
  }

  static boolean isIndexName(String name) {
    return INDEX.matcher(name).matches();
  }

  /** Whether a constant called like the property would hide what generated code needs. */
  static boolean isReservedInDocument(Property property) {
    return OF_DOCUMENTS.contains(property.name()) || isReserved(property);
  }

  /** The same for a user-defined type. */
  static boolean isReservedInUserType(Property property) {
    return property.name().equals("TYPE") || isReserved(property);
  }

  private static boolean isReserved(Property property) {
    return CLASSES.contains(property.name()) || property.name().equals(generated(property.owner()));
  }

  /** The rest of the name behind a prefix, for example {@code open} of {@code isOpen}. */
  static String uncapitalized(String name, int prefix) {
    return name.substring(prefix, prefix + 1).toLowerCase(Locale.ROOT) + name.substring(prefix + 1);
  }

  static String capitalized(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
