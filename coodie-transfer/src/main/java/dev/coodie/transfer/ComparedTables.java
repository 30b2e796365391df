package dev.coodie.transfer;

import dev.coodie.Coodie;
import dev.coodie.column.UdtField;
import dev.coodie.column.ValueType;
import dev.coodie.error.TransferException;
import dev.coodie.transfer.TransferTable.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Two tables that can be compared, and what is to be known before.
 *
 * @param notes sentences about what is not compared or not told
 */
record ComparedTables(ComparedTable a, ComparedTable b, KeyOrder order, List<String> notes) {
  /** A table and how it is reached. */
  record Place(Coodie coodie, String keyspace, String name) {
    TransferTable read() {
      return TransferTable.read(coodie, keyspace, name);
    }
  }

  /**
   * Looks at both tables. Waits for the servers; reads no rows.
   *
   * @throws TransferException if they cannot be compared
   */
  static ComparedTables open(Place placeA, Place placeB, ComparisonSettings settings) {
    boolean sameNames =
        placeA.keyspace().equals(placeB.keyspace()) && placeA.name().equals(placeB.name());
    TransferTable a = placeA.read();
    TransferTable b = placeB.read();
    if (sameNames && TableFacts.areSameCluster(placeA.coodie(), placeB.coodie())) {
      throw new TransferException(
          "coodie-1501",
          "Both are the same table, "
              + a
              + " in one cluster. Give another table, or the connection of another cluster.");
    }
    checkRepair(settings, a, b);
    List<String> notes = new ArrayList<>();
    Set<String> descending = TableFacts.descending(placeA.coodie(), a);
    List<Column> key = key(a);
    checkKeys(a, b, descending, TableFacts.descending(placeB.coodie(), b));
    List<Column> cells = chosen(a, b, settings, notes);
    List<Column> other = cells.stream().map(column -> b.column(column.name())).toList();
    checkTypes(a, b, cells, other);
    checkMasks(placeA.coodie(), a, cells);
    checkMasks(placeB.coodie(), b, cells);
    KeyOrder order = new KeyOrder(key, descending);
    return new ComparedTables(
        table(placeA.coodie(), a, key, cells, notes),
        table(placeB.coodie(), b, key(b), other, notes),
        order,
        List.copyOf(notes));
  }

  ComparedTable of(Side side) {
    return side == Side.A ? a : b;
  }

  private static ComparedTable table(
      Coodie coodie,
      TransferTable table,
      List<Column> key,
      List<Column> cells,
      List<String> notes) {
    List<Column> several =
        cells.stream().filter(column -> column.isTimed() && column.hasSeveralCells()).toList();
    boolean told = several.isEmpty() || TableFacts.tellsPartTimes(coodie, table, several.get(0));
    if (!told) {
      notes.add(
          "The server of "
              + table
              + " tells no times of the elements and fields of "
              + names(several)
              + ": a repair writes them with the time at which they were read, and the table's"
              + " time to live.");
    }
    return new ComparedTable(coodie, table, key, cells, told);
  }

  private static List<Column> key(TransferTable table) {
    return table.columns().stream().filter(Column::isKey).toList();
  }

  private static void checkRepair(ComparisonSettings settings, TransferTable a, TransferTable b) {
    if (settings.repaired != null && (a.hasCounters() || b.hasCounters())) {
      throw new TransferException(
          "coodie-1506",
          "Counters cannot be repaired: they can only be added to, and what others add meanwhile"
              + " would be counted twice. Compare them without a repair.");
    }
  }

  private static void checkKeys(
      TransferTable a, TransferTable b, Set<String> descendingA, Set<String> descendingB) {
    String left = text(a, descendingA);
    String right = text(b, descendingB);
    if (!left.equals(right) || !areSameTypes(key(a), key(b))) {
      throw new TransferException(
          "coodie-1502",
          "The keys differ: "
              + a
              + " has "
              + left
              + ", and "
              + b
              + " has "
              + right
              + ". Only tables with the same key columns, types and order can be compared.");
    }
  }

  private static String text(TransferTable table, Set<String> descending) {
    return key(table).stream()
        .map(
            column ->
                column.quoted()
                    + " "
                    + column.type().cql()
                    + (column.isPartitionKey() ? " (partition)" : "")
                    + (descending.contains(column.name()) ? " descending" : ""))
        .collect(Collectors.joining(", "));
  }

  private static List<Column> chosen(
      TransferTable a, TransferTable b, ComparisonSettings settings, List<String> notes) {
    List<String> wanted = settings.columns;
    if (wanted.isEmpty()) {
      note(a, b, notes);
      note(b, a, notes);
    }
    wanted.forEach(
        name -> {
          Column unused = a.column(name);
          unused = b.column(name);
        });
    return a.columns().stream()
        .filter(column -> !column.isKey() && has(b, column))
        .filter(column -> wanted.isEmpty() || wanted.contains(column.name()))
        .toList();
  }

  private static boolean has(TransferTable table, Column column) {
    return table.columns().stream()
        .anyMatch(other -> !other.isKey() && other.name().equals(column.name()));
  }

  private static void note(TransferTable of, TransferTable other, List<String> notes) {
    List<Column> alone =
        of.columns().stream().filter(column -> !column.isKey() && !has(other, column)).toList();
    if (!alone.isEmpty()) {
      notes.add("Only " + of + " has " + names(alone) + ", which is not compared.");
    }
  }

  private static String names(List<Column> columns) {
    return columns.stream()
        .map(column -> '"' + column.name() + '"')
        .collect(Collectors.joining(", "));
  }

  private static void checkTypes(
      TransferTable a, TransferTable b, List<Column> left, List<Column> right) {
    for (int i = 0; i < left.size(); i++) {
      Column one = left.get(i);
      Column other = right.get(i);
      boolean same =
          areSameTypes(one.type(), other.type())
              && one.isStatic() == other.isStatic()
              && one.hasSeveralCells() == other.hasSeveralCells();
      if (!same) {
        throw new TransferException(
            "coodie-1503",
            "Column "
                + one.quoted()
                + " is "
                + text(one)
                + " in "
                + a
                + " and "
                + text(other)
                + " in "
                + b
                + (text(one).equals(text(other))
                    ? ", where a user-defined type has other fields, or has them in another order"
                    : "")
                + ". Only values of one type can be compared; choose the other columns.");
      }
    }
  }

  private static String text(Column column) {
    return column.text() + (column.isStatic() ? " static" : "");
  }

  private static boolean areSameTypes(List<Column> a, List<Column> b) {
    for (int i = 0; i < a.size(); i++) {
      if (!areSameTypes(a.get(i).type(), b.get(i).type())) {
        return false;
      }
    }
    return true;
  }

  /** User-defined types of one name may have other fields. */
  private static boolean areSameTypes(ValueType<?> a, ValueType<?> b) {
    if (!a.cql().equals(b.cql())
        || !fields(a).equals(fields(b))
        || a.arguments().size() != b.arguments().size()) {
      return false;
    }
    for (int i = 0; i < a.arguments().size(); i++) {
      if (!areSameTypes(a.arguments().get(i), b.arguments().get(i))) {
        return false;
      }
    }
    return true;
  }

  private static List<String> fields(ValueType<?> type) {
    return type.udtFields().stream().map(UdtField::name).toList();
  }

  private static void checkMasks(Coodie coodie, TransferTable table, List<Column> cells) {
    Set<String> masked =
        TableFacts.masked(coodie, table, cells.stream().map(Column::name).toList());
    if (!masked.isEmpty()) {
      throw new TransferException(
          "coodie-1505",
          "Of "
              + String.join(", ", masked)
              + " of "
              + table
              + " this connection's role sees only masks, which may be the same where values are"
              + " not. Choose other columns, or GRANT UNMASK to the role.");
    }
  }
}
