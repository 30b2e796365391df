package dev.coodie.processor;

import dev.coodie.annotation.Check;
import dev.coodie.cql.CqlNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What {@code @Check} says of a column, as CQL, and whether the column can have it. */
final class CheckReader {
  private static final String OPERATOR = "(=|!=|<=?|>=?)";
  private static final Pattern COMPARISON =
      Pattern.compile(OPERATOR + " ?(-?[0-9.]+([eE][-+]?[0-9]+)?|'[^']+')");
  private static final Pattern LENGTH = Pattern.compile(OPERATOR + " ?[0-9]+");
  private static final Set<String> ORDERED =
      Set.of(
          "tinyint",
          "smallint",
          "int",
          "bigint",
          "varint",
          "float",
          "double",
          "decimal",
          "date",
          "time",
          "timestamp");
  private static final Set<String> TEXTS = Set.of("text", "varchar", "ascii");

  private CheckReader() {}

  /** The conditions as CQL, {@code NOT NULL} first. */
  static String cql(Column column, Check check) {
    List<String> conditions = new ArrayList<>();
    if (check.notNull()) {
      conditions.add("NOT NULL");
    }
    for (String comparison : check.value()) {
      conditions.add(CqlNames.quoted(column.name()) + " " + comparison);
    }
    for (String comparison : check.length()) {
      conditions.add("LENGTH() " + comparison);
    }
    for (String comparison : check.octetLength()) {
      conditions.add("OCTET_LENGTH() " + comparison);
    }
    if (!check.regexp().isEmpty()) {
      conditions.add("REGEXP() = '" + check.regexp() + "'");
    }
    if (check.json()) {
      conditions.add("JSON");
    }
    return String.join(" AND ", conditions);
  }

  /** Reports what the server would refuse. */
  static void check(List<Column> columns, Findings findings) {
    for (Column column : columns) {
      Property property = column.property();
      property
          .annotation(Check.class)
          .flatMap(check -> wrong(column, check))
          .ifPresent(wrong -> findings.report(property.element(), Problem.CHECK, property, wrong));
    }
  }

  private static Optional<String> wrong(Column column, Check check) {
    String type = column.value().stored().cql();
    if (cql(column, check).isEmpty()) {
      return Optional.of("says nothing. Give a condition, or remove it");
    }
    if (column.isCounter()) {
      return Optional.of("a counter cannot be checked. Remove it");
    }
    if (check.notNull() && column.isKey()) {
      return Optional.of("a key is never null. Remove notNull");
    }
    if (check.value().length > 0 && !column.name().equals(CqlNames.plain(column.name()))) {
      return Optional.of(
          "the server compares only columns whose names need no quotes. Give it another @Name");
    }
    return badCondition(check.value(), COMPARISON, "> 0 or <= '2030-01-01'")
        .or(() -> badCondition(check.length(), LENGTH, ">= 2"))
        .or(() -> badCondition(check.octetLength(), LENGTH, "< 256"))
        .or(() -> badType(check.value().length > 0, type, ORDERED, "compares numbers and times"))
        .or(
            () ->
                badType(
                    check.length().length + check.octetLength().length > 0 && !type.equals("blob"),
                    type,
                    TEXTS,
                    "knows the length of text and blob"))
        .or(
            () ->
                badType(
                    check.json() || !check.regexp().isEmpty(),
                    type,
                    TEXTS,
                    "looks for JSON and patterns in text"))
        .or(
            () ->
                check.regexp().contains("'")
                    ? Optional.of(
                        "the server cannot read a pattern with an apostrophe. Use . for it")
                    : Optional.empty());
  }

  private static Optional<String> badCondition(String[] given, Pattern form, String example) {
    return Arrays.stream(given)
        .filter(condition -> !form.matcher(condition).matches())
        .findFirst()
        .map(
            condition -> "has \"" + condition + "\". Write an operator and a constant: " + example);
  }

  private static Optional<String> badType(
      boolean asked, String type, Set<String> known, String what) {
    return asked && !known.contains(type)
        ? Optional.of("the server only " + what + ", and the column is of type " + type)
        : Optional.empty();
  }
}
