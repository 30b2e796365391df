package dev.coodie.processor;

import java.util.List;
import java.util.stream.Stream;

/** The constants of a document's columns. */
final class ColumnCode {
  private final JavaFile file;
  private final TypeCode types;

  ColumnCode(JavaFile file) {
    this.file = file;
    this.types = new TypeCode(file);
  }

  void write(List<Column> columns) {
    columns.forEach(this::write);
  }

  private void write(Column column) {
    StoredType stored = column.value().stored();
    String type = types.expression(stored);
    String kind = "PlainColumn";
    String parameters = ", " + file.imports().type(column.value().type());
    if (column.isKey()) {
      kind = column.role() == Column.Role.PARTITION ? "PartitionColumn" : "ClusteringColumn";
    } else if (stored instanceof StoredType.Collection collection && !collection.isFrozen()) {
      kind = Names.capitalized(collection.kind().cql) + "Column";
      parameters = parameters(column);
      type = types.arguments(collection);
    } else if (stored instanceof StoredType.Vector) {
      kind = "VectorColumn";
    } else if (stored instanceof StoredType.UserDefined && !stored.isFrozen()) {
      kind = "UdtColumn";
    } else if (stored.equals(Scalars.COUNTER)) {
      kind = "CounterColumn";
      parameters = "";
      type = "";
    } else if (stored instanceof StoredType.Scalar && isText(stored)) {
      kind = "TextColumn";
      parameters = "";
    } else if (Scalars.isNumber(stored) && column.role() != Column.Role.STATIC) {
      kind = "NumberColumn"; // the server adds to no static column
    }
    kind = file.column(kind);
    String declared = kind + "<" + file.document() + parameters + ">";
    file.lines(
        Layout.call(
            2,
            "public static final " + declared + " " + column.property().name() + " =",
            kind + ".of(",
            Stream.of(file.document() + ".class", file.string(column.name()), type)
                .filter(argument -> !argument.isEmpty())
                .toList(),
            ");"));
  }

  private static boolean isText(StoredType stored) {
    return stored.cql().equals("text") || stored.cql().equals("ascii");
  }

  /** The element types, for example {@code , String, Integer} of a map. */
  private String parameters(Column column) {
    String collection = file.imports().type(column.value().type());
    return ", " + collection.substring(collection.indexOf('<') + 1, collection.length() - 1);
  }
}
