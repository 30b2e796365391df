package dev.coodie.processor;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The Java types that CQL scalars are made of; the first of a list is the one taken unasked. */
final class Scalars {
  private static final Map<String, List<StoredType.Scalar>> BY_CLASS =
      Map.ofEntries(
          Map.entry("java.lang.String", List.of(scalar("text"), scalar("ascii"))),
          Map.entry("java.lang.Integer", List.of(scalar("int"))),
          Map.entry("java.lang.Long", List.of(scalar("bigint"))),
          Map.entry("java.lang.Short", List.of(scalar("smallint"))),
          Map.entry("java.lang.Byte", List.of(scalar("tinyint"))),
          Map.entry("java.lang.Float", List.of(scalar("float"))),
          Map.entry("java.lang.Double", List.of(scalar("double"))),
          Map.entry("java.lang.Boolean", List.of(scalar("boolean"))),
          Map.entry("java.math.BigInteger", List.of(scalar("varint"))),
          Map.entry("java.math.BigDecimal", List.of(scalar("decimal"))),
          Map.entry("java.util.UUID", List.of(scalar("uuid"), scalar("timeuuid"))),
          Map.entry("java.time.Instant", List.of(scalar("timestamp"))),
          Map.entry("java.time.LocalDate", List.of(scalar("date"))),
          Map.entry("java.time.LocalTime", List.of(scalar("time"))),
          Map.entry("java.nio.ByteBuffer", List.of(scalar("blob"))),
          Map.entry("java.net.InetAddress", List.of(scalar("inet"))),
          Map.entry("dev.coodie.column.CqlDuration", List.of(scalar("duration"))));

  private static final Set<String> NUMBERS =
      Set.of("tinyint", "smallint", "int", "bigint", "varint", "float", "double", "decimal");

  private static final Map<String, StoredType.Known> OF_JAVA =
      Map.of(
          "java.net.URI", new StoredType.Known("URI", scalar("text")),
          "java.util.Currency", new StoredType.Known("CURRENCY", scalar("text")),
          "java.util.Locale", new StoredType.Known("LOCALE", scalar("text")),
          "java.time.Year", new StoredType.Known("YEAR", scalar("int")),
          "java.time.YearMonth", new StoredType.Known("YEAR_MONTH", scalar("text")),
          "java.time.ZoneId", new StoredType.Known("ZONE_ID", scalar("text")));

  static final StoredType.Scalar BYTES = new StoredType.Scalar("BYTES", "blob");
  static final StoredType.Scalar FLOAT = scalar("float");
  static final StoredType.Scalar BIGINT = scalar("bigint");
  static final StoredType.Scalar COUNTER = scalar("counter");

  private Scalars() {}

  static Optional<StoredType.Scalar> of(String className) {
    return Optional.ofNullable(BY_CLASS.get(className)).map(all -> all.get(0));
  }

  /** Whether it is one of CQL's numbers, which counters are not. */
  static boolean isNumber(StoredType stored) {
    return stored instanceof StoredType.Scalar scalar && NUMBERS.contains(scalar.cql());
  }

  /** A type of Java that CQL has no type for, but coodie stores. */
  static Optional<StoredType.Known> ofJava(String className) {
    return Optional.ofNullable(OF_JAVA.get(className));
  }

  /** The scalars that values stored as {@code unasked} can also be. */
  static List<StoredType.Scalar> choices(StoredType unasked) {
    if (unasked instanceof StoredType.EnumText) {
      return List.of(scalar("text"));
    }
    if (unasked instanceof StoredType.Known known) {
      return List.of(known.to());
    }
    return BY_CLASS.values().stream()
        .filter(all -> all.contains(unasked))
        .findFirst()
        .orElse(unasked instanceof StoredType.Scalar own ? List.of(own) : List.of());
  }

  private static StoredType.Scalar scalar(String cql) {
    return new StoredType.Scalar(cql.toUpperCase(Locale.ROOT), cql);
  }
}
