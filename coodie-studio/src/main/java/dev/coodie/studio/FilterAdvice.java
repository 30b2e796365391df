package dev.coodie.studio;

import dev.coodie.cql.CqlNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a filter builder offers: per column the operators that lead to an answer, or why none. */
final class FilterAdvice {
  private final LiveTable table;
  private final List<LiveTable> others;
  private final FilterRules rules;

  FilterAdvice(LiveTable table, List<LiveTable> others) {
    this.table = table;
    this.others = others;
    this.rules = new FilterRules(table);
  }

  Map<String, Object> answer(List<Condition> conditions) {
    List<Map<String, Object>> offers = new ArrayList<>();
    for (LiveColumn column : table.columns()) {
      offers.add(offer(column, conditions));
    }
    FilterVerdict verdict = rules.judge(conditions);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("kind", verdict.kind());
    answer.put("sentence", verdict.sentence());
    answer.put("offers", offers);
    return answer;
  }

  private Map<String, Object> offer(LiveColumn column, List<Condition> conditions) {
    List<String> operators = new ArrayList<>();
    boolean masked = column.isHidden();
    String why =
        column.masked() ? "Its values are masked." : masked ? "Fields of it are masked." : "";
    for (String operator : masked ? List.<String>of() : FilterRules.operators(column)) {
      List<Condition> more = new ArrayList<>(conditions);
      more.add(new Condition(column.name(), operator, List.of("?")));
      FilterVerdict verdict = rules.judge(more);
      if (!verdict.isRefused()) {
        operators.add(operator);
      } else if (why.isEmpty()) {
        why = verdict.sentence();
      }
    }
    Map<String, Object> offer = new LinkedHashMap<>();
    offer.put("column", column.name());
    offer.put("operators", operators);
    if (operators.isEmpty()) {
      offer.put("why", why.isEmpty() ? notSearched(column) : why);
      offer.put("served", served(column, conditions));
    }
    return offer;
  }

  private String notSearched(LiveColumn column) {
    String sentence = "A " + column.type() + " is not searched.";
    boolean indexed = table.indexes().stream().anyMatch(i -> i.column().equals(column.name()));
    return column.isVector() && indexed
        ? sentence
            + " Its index finds the nearest rows, in the editor: ORDER BY "
            + CqlNames.plain(column.name())
            + " ANN OF [..] LIMIT 10."
        : sentence;
  }

  /** What would answer it: other tables with such a key, or an index. */
  private List<String> served(LiveColumn column, List<Condition> conditions) {
    List<String> ways = new ArrayList<>();
    if (column.isHidden()) {
      return ways;
    }
    Set<String> given = new TreeSet<>();
    conditions.stream().filter(Condition::isPoint).forEach(c -> given.add(c.column()));
    given.add(column.name());
    for (LiveTable other : others) {
      Set<String> key = new TreeSet<>(other.partitionKey().stream().map(LiveColumn::name).toList());
      if (!other.name().equals(table.name())
          && key.contains(column.name())
          && given.containsAll(key)) {
        ways.add("Table " + other.name() + " has it as its partition key.");
      }
    }
    boolean indexed = table.indexes().stream().anyMatch(i -> i.column().equals(column.name()));
    if (!indexed && table.base().isEmpty() && !FilterRules.operators(column).isEmpty()) {
      String target = CqlNames.plain(column.name());
      ways.add(
          "CREATE INDEX ON "
              + table.cql()
              + " ("
              + (column.isMap() ? "KEYS(" + target + ")" : target)
              + ") USING 'sai';");
    }
    return ways;
  }
}
