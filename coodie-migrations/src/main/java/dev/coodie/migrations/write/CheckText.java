package dev.coodie.migrations.write;

import dev.coodie.cql.CqlSource;
import dev.coodie.cql.CqlToken;
import dev.coodie.schema.definition.ColumnDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The check of a column as the annotation that makes it. */
final class CheckText {
  private static final Pattern FUNCTION =
      Pattern.compile("(LENGTH|OCTET_LENGTH)\\(\\) (.+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern REGEXP =
      Pattern.compile("REGEXP\\(\\) = '(.*)'", Pattern.CASE_INSENSITIVE);

  private final ColumnDefinition column;
  private final List<String> values = new ArrayList<>();
  private final List<String> lengths = new ArrayList<>();
  private final List<String> octets = new ArrayList<>();
  private final List<String> others = new ArrayList<>();

  private CheckText(ColumnDefinition column) {
    this.column = column;
  }

  /** Empty if there is no check, or it is noted, since the annotation cannot say it. */
  static Optional<String> annotation(ColumnDefinition column, SourceText source) {
    if (column.check().isEmpty()) {
      return Optional.empty();
    }
    CheckText text = new CheckText(column);
    for (String condition : conditions(column.check())) {
      if (!text.add(condition)) {
        source.note(
            "The check of \""
                + column.name()
                + "\" is not here: "
                + condition
                + " has no place in @Check.");
        return Optional.empty();
      }
    }
    return Optional.of(JavaText.annotation(source.imports().annotation("Check"), text.members()));
  }

  private boolean add(String condition) {
    Matcher function = FUNCTION.matcher(condition);
    Matcher regexp = REGEXP.matcher(condition);
    String name = column.name() + " ";
    if (condition.equalsIgnoreCase("NOT NULL")) {
      others.add("notNull = true");
    } else if (condition.equalsIgnoreCase("JSON") || condition.equalsIgnoreCase("JSON()")) {
      others.add("json = true");
    } else if (function.matches()) {
      (function.group(1).equalsIgnoreCase("LENGTH") ? lengths : octets).add(function.group(2));
    } else if (regexp.matches()) {
      others.add("regexp = " + JavaText.string(regexp.group(1)));
    } else if (condition.startsWith(name)) {
      values.add(condition.substring(name.length()));
    } else {
      return false;
    }
    return true;
  }

  private List<String> members() {
    List<String> members = new ArrayList<>();
    add(members, "value", values);
    add(members, "length", lengths);
    add(members, "octetLength", octets);
    members.addAll(others);
    return members.size() == 1 && !values.isEmpty()
        ? List.of(members.get(0).replaceFirst("^value = ", ""))
        : members;
  }

  private static void add(List<String> members, String name, List<String> conditions) {
    if (!conditions.isEmpty()) {
      members.add(JavaText.array(name, conditions.stream().map(JavaText::string).toList()));
    }
  }

  /** As the server prints them, without AND. */
  private static List<String> conditions(String check) {
    List<String> conditions = new ArrayList<>();
    int begin = 0;
    for (CqlToken token : new CqlSource("CHECK", check).tokens()) {
      if (token.is("AND")) {
        conditions.add(check.substring(begin, token.start()).strip());
        begin = token.end();
      }
    }
    conditions.add(check.substring(begin).strip());
    return conditions;
  }
}
