package dev.coodie.migrations.write;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The Java types, with their annotations, that stand for CQL types. */
final class JavaTypes {
  /** By CQL name: the class, and its primitive if it has one. */
  static final Map<String, Scalar> SCALARS =
      Map.ofEntries(
          Map.entry("ascii", new Scalar("java.lang.String", "", true)),
          Map.entry("bigint", new Scalar("java.lang.Long", "long", false)),
          Map.entry("blob", new Scalar("java.nio.ByteBuffer", "", false)),
          Map.entry("boolean", new Scalar("java.lang.Boolean", "boolean", false)),
          Map.entry("counter", new Scalar("java.lang.Long", "long", false)),
          Map.entry("date", new Scalar("java.time.LocalDate", "", false)),
          Map.entry("decimal", new Scalar("java.math.BigDecimal", "", false)),
          Map.entry("double", new Scalar("java.lang.Double", "double", false)),
          Map.entry("duration", new Scalar("dev.coodie.column.CqlDuration", "", false)),
          Map.entry("float", new Scalar("java.lang.Float", "float", false)),
          Map.entry("inet", new Scalar("java.net.InetAddress", "", false)),
          Map.entry("int", new Scalar("java.lang.Integer", "int", false)),
          Map.entry("smallint", new Scalar("java.lang.Short", "short", false)),
          Map.entry("text", new Scalar("java.lang.String", "", false)),
          Map.entry("time", new Scalar("java.time.LocalTime", "", false)),
          Map.entry("timestamp", new Scalar("java.time.Instant", "", false)),
          Map.entry("timeuuid", new Scalar("java.util.UUID", "", true)),
          Map.entry("tinyint", new Scalar("java.lang.Byte", "byte", false)),
          Map.entry("uuid", new Scalar("java.util.UUID", "", false)),
          Map.entry("varchar", new Scalar("java.lang.String", "", false)),
          Map.entry("varint", new Scalar("java.math.BigInteger", "", false)));

  private static final Set<String> COLLECTIONS = Set.of("list", "set", "map");
  private static final int MAX_DIMENSIONS = 8_192;

  /** {@code chosen} is one that the Java type does not stand for by itself. */
  record Scalar(String javaClass, String primitive, boolean chosen) {}

  private final Imports imports;
  private final Map<String, String> userTypes;
  private final Tuples tuples;

  /** {@code userTypes} has the classes of user-defined types by their names in CQL. */
  JavaTypes(Imports imports, Map<String, String> userTypes, Tuples tuples) {
    this.imports = imports;
    this.userTypes = userTypes;
    this.tuples = tuples;
  }

  static boolean isCollection(CqlTypeText type) {
    return COLLECTIONS.contains(type.name());
  }

  /** Why a type cannot be a property's, if it cannot. */
  static Optional<String> obstacle(CqlTypeText type, Set<String> userTypes) {
    if (type.name().startsWith("'")) {
      return Optional.of("the server's own class " + type.name() + " has no Java type");
    }
    if (type.isUserType() && !userTypes.contains(type.name())) {
      return Optional.of("there is no Java type for " + type.name());
    }
    if (type.name().equals("vector")) {
      boolean scalar =
          SCALARS.containsKey(type.arguments().get(0).name())
              && type.dimensions() <= MAX_DIMENSIONS;
      return scalar
          ? Optional.empty()
          : Optional.of("a vector has at most " + MAX_DIMENSIONS + " elements of a scalar type");
    }
    return type.arguments().stream()
        .flatMap(argument -> obstacle(argument, userTypes).stream())
        .findFirst();
  }

  /** A property that always has a value, part of a key. */
  String present(CqlTypeText type, String property) {
    Scalar scalar = SCALARS.get(type.name());
    return scalar != null && !scalar.primitive().isEmpty()
        ? scalar.primitive()
        : annotated(type, property);
  }

  /** A property that may have none. A collection that has none is empty. */
  String nullable(CqlTypeText type, String property) {
    if (isCollection(type)) {
      return annotated(type, property);
    }
    String nullable = "@" + imports.use("org.jspecify.annotations.Nullable") + " ";
    if (isFloats(type)) {
      return vector(type) + "float " + nullable + "[]";
    }
    String name = annotated(type, property);
    int member = type.name().equals("tuple") ? name.lastIndexOf('.') + 1 : 0;
    return name.substring(0, member) + nullable + name.substring(member);
  }

  /** With the annotations that choose among CQL types. */
  private String annotated(CqlTypeText type, String property) {
    String name = type.name();
    Scalar scalar = SCALARS.get(name);
    if (scalar != null) {
      String choice =
          scalar.chosen()
              ? "@" + imports.use("dev.coodie.annotation.CqlType") + "(\"" + name + "\") "
              : "";
      return choice + imports.use(scalar.javaClass());
    }
    return switch (name) {
      case "list" -> imports.use("java.util.List") + arguments(type, property);
      case "set" -> imports.use("java.util.Set") + arguments(type, property);
      case "map" -> imports.use("java.util.Map") + arguments(type, property);
      case "vector" -> vector(type) + imports.use("java.util.List") + arguments(type, property);
      case "tuple" -> tuples.name(type, property);
      default -> userTypes.getOrDefault(name, name);
    };
  }

  private String arguments(CqlTypeText type, String property) {
    return type.arguments().stream()
        .map(argument -> annotated(argument, property))
        .collect(Collectors.joining(", ", "<", ">"));
  }

  private String vector(CqlTypeText type) {
    return "@" + imports.use("dev.coodie.annotation.Vector") + "(" + type.dimensions() + ") ";
  }

  private static boolean isFloats(CqlTypeText type) {
    return type.name().equals("vector") && type.arguments().get(0).name().equals("float");
  }
}
