package dev.coodie.processor;

import java.util.ArrayList;
import java.util.List;

/** The constant {@code MODEL} and the calls that build it. */
final class ModelCode {
  private final JavaFile file;
  private final Table table;

  ModelCode(JavaFile file, Table table) {
    this.file = file;
    this.table = table;
  }

  /** {@code calls} end with the one that builds. */
  void write(List<List<String>> groups) {
    String model = file.imports().name("dev.coodie.model", "DocumentModel");
    file.blank();
    file.line(2, "public static final " + model + "<" + file.document() + "> MODEL =");
    file.line(
        6, model + ".builder(" + file.document() + ".class, " + file.string(table.name()) + ")");
    List<String> lines = new ArrayList<>();
    groups.forEach(group -> lines.addAll(Layout.fill(10, group)));
    int last = lines.size() - 1;
    lines.set(last, lines.get(last) + ";");
    file.lines(lines);
  }

  List<String> options() {
    List<String> calls = new ArrayList<>();
    if (!table.keyspace().isEmpty()) {
      calls.add(".keyspace(" + file.string(table.keyspace()) + ")");
    }
    if (table.defaultTtl() > 0) {
      calls.add(".defaultTtl(" + table.defaultTtl() + ")");
    }
    if (table.skipNulls()) {
      calls.add(".skipNulls()");
    }
    return calls;
  }

  List<String> columns(List<Column> columns, Column.Role... roles) {
    List<Column.Role> wanted = List.of(roles);
    return columns.stream().filter(c -> wanted.contains(c.role())).map(this::column).toList();
  }

  List<String> indexes(List<Column> columns) {
    List<String> calls = new ArrayList<>();
    for (Column column : columns) {
      column.index().ifPresent(index -> calls.add(index(column, index)));
    }
    return calls;
  }

  private String index(Column column, Column.Index index) {
    String target = file.imports().name("dev.coodie.annotation", "IndexTarget");
    String name = file.string(index.name());
    String of = column.property().name();
    return ".index(" + name + ", " + of + ", " + target + "." + index.target() + ")";
  }

  private String column(Column column) {
    String name = column.property().name();
    return switch (column.role()) {
      case PARTITION -> ".partitionKey(" + name + ")";
      case CLUSTERING ->
          ".clusteringKey("
              + name
              + ", "
              + file.imports().name("dev.coodie.annotation", "Order")
              + "."
              + column.order()
              + ")";
      case STATIC -> ".staticColumn(" + name + ")";
      case REGULAR -> ".column(" + name + ")";
    };
  }
}
