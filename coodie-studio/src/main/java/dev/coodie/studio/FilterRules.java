package dev.coodie.studio;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What Cassandra answers without filtering: a partition by its whole key, in it a prefix of the
 * clustering columns whose last may be a range, and what an index holds.
 */
final class FilterRules {
  /** SAI keeps these in order; of others it knows equality alone. */
  private static final Set<String> ORDERED =
      Set.of(
          "tinyint",
          "smallint",
          "int",
          "bigint",
          "varint",
          "decimal",
          "float",
          "double",
          "date",
          "time",
          "timestamp");

  private final LiveTable table;

  FilterRules(LiveTable table) {
    this.table = table;
  }

  FilterVerdict judge(List<Condition> conditions) {
    if (conditions.isEmpty()) {
      return FilterVerdict.answered("All partitions, in the order of their tokens.");
    }
    FilterVerdict shape = shape(conditions);
    if (shape.isRefused()) {
      return shape;
    }
    List<Condition> open = unserved(conditions);
    if (open.isEmpty()) {
      return FilterVerdict.answered(
          hasPartition(conditions) ? "Reads single partitions." : "An index finds the rows.");
    }
    List<Condition> completed = new ArrayList<>(conditions);
    Set<String> lacking = lackingKeys(conditions);
    lacking.forEach(column -> completed.add(Condition.eq(column)));
    if (!lacking.isEmpty() && unserved(completed).isEmpty()) {
      return FilterVerdict.incomplete("Also give " + String.join(", ", lacking) + ".");
    }
    return FilterVerdict.refused(why(open.get(0)));
  }

  private FilterVerdict shape(List<Condition> conditions) {
    Set<String> seen = new HashSet<>();
    for (Condition condition : conditions) {
      LiveColumn column = table.column(condition.column());
      String operator = condition.operator();
      if (!operators(column).contains(operator)) {
        return FilterVerdict.refused(
            "A " + column.type() + " is not searched with " + operator + ".");
      }
      String side = condition.isRange() ? operator.substring(0, 1) : "";
      boolean mixed =
          side.isEmpty() ? seen.contains(column.name()) : seen.contains(column.name() + "=");
      if (mixed || !seen.add(column.name() + side)) {
        return FilterVerdict.refused(
            "There is another condition on " + column.name() + " already.");
      }
      seen.add(column.name());
      if (condition.isPoint()) {
        seen.add(column.name() + "=");
      }
    }
    return FilterVerdict.answered("");
  }

  /** What may be asked of a column, whether or not it is answered. */
  static List<String> operators(LiveColumn column) {
    if (column.isCollection()) {
      return column.isMap()
          ? List.of(Condition.CONTAINS_KEY, Condition.CONTAINS)
          : List.of(Condition.CONTAINS);
    }
    String type = column.type();
    if (column.isVector()
        || column.hasSeveralCells()
        || type.equals("duration")
        || type.equals("counter")) {
      return List.of();
    }
    if (column.isKey()) {
      return List.of("=", "IN", "<", "<=", ">", ">=");
    }
    return List.of("=", "<", "<=", ">", ">=");
  }

  private boolean hasPartition(List<Condition> conditions) {
    return table.partitionKey().stream()
        .allMatch(
            key -> conditions.stream().anyMatch(c -> c.column().equals(key.name()) && c.isPoint()));
  }

  /** The conditions that neither the key nor an index answers. */
  private List<Condition> unserved(List<Condition> conditions) {
    List<Condition> open = new ArrayList<>(conditions);
    if (hasPartition(conditions)) {
      open.removeIf(c -> table.column(c.column()).isPartitionKey());
      for (LiveColumn clustering : table.clustering()) {
        List<Condition> its =
            open.stream().filter(c -> c.column().equals(clustering.name())).toList();
        open.removeAll(its);
        if (its.stream().noneMatch(Condition::isPoint)) {
          break;
        }
      }
    }
    boolean several = open.size() > 1;
    open.removeIf(condition -> isIndexed(condition, several));
    return open;
  }

  private boolean isIndexed(Condition condition, boolean several) {
    LiveColumn column = table.column(condition.column());
    return table.indexes().stream()
        .filter(index -> index.column().equals(column.name()))
        .anyMatch(
            index ->
                index.isSai()
                    ? sai(index, column, condition)
                    : !several && legacy(index, condition));
  }

  private static boolean sai(LiveIndex index, LiveColumn column, Condition condition) {
    return switch (condition.operator()) {
      case Condition.EQ -> index.function().isEmpty();
      case Condition.CONTAINS ->
          index.function().equals("values") || (index.function().isEmpty() && !column.isMap());
      case Condition.CONTAINS_KEY -> index.function().equals("keys");
      case Condition.IN -> false;
      default -> index.function().isEmpty() && ORDERED.contains(column.type());
    };
  }

  private static boolean legacy(LiveIndex index, Condition condition) {
    if (!index.kind().equals("legacy")) {
      return false;
    }
    return switch (condition.operator()) {
      case Condition.EQ -> index.function().isEmpty();
      case Condition.CONTAINS -> index.function().isEmpty() || index.function().equals("values");
      case Condition.CONTAINS_KEY -> index.function().equals("keys");
      default -> false;
    };
  }

  /** Columns of the key before the last one that is given, which are not given themselves. */
  private Set<String> lackingKeys(List<Condition> conditions) {
    Set<String> given = new HashSet<>();
    conditions.forEach(c -> given.add(c.column()));
    Set<String> lacking = new LinkedHashSet<>();
    table.partitionKey().forEach(key -> lacking.add(key.name()));
    Set<String> between = new LinkedHashSet<>();
    for (LiveColumn clustering : table.clustering()) {
      between.add(clustering.name());
      if (given.contains(clustering.name())) {
        lacking.addAll(between);
      }
    }
    lacking.removeAll(given);
    return lacking;
  }

  private String why(Condition condition) {
    LiveColumn column = table.column(condition.column());
    String name = column.name();
    if (column.isPartitionKey()) {
      return "Partitions are found by = or IN on the whole partition key; "
          + condition.operator()
          + " on "
          + name
          + " would read every row.";
    }
    if (column.isClustering()) {
      return "Rows of a partition are in the order of "
          + String.join(", ", table.clustering().stream().map(LiveColumn::name).toList())
          + "; "
          + name
          + " is searched only after = on those before it.";
    }
    boolean any = table.indexes().stream().anyMatch(index -> index.column().equals(name));
    return any
        ? "The index on " + name + " does not answer " + condition.operator() + " here."
        : name + " is no part of the key and has no index: every row would be read.";
  }
}
