package dev.coodie.processor;

import java.util.List;

/** The methods that make conditions from key values. */
final class KeyCode {
  private final JavaFile file;

  KeyCode(JavaFile file) {
    this.file = file;
  }

  void write(List<Column> columns) {
    write(
        "Rows of one partition.",
        "partition",
        columns.stream().filter(c -> c.role() == Column.Role.PARTITION).toList());
    write("One row.", "key", columns.stream().filter(Column::isKey).toList());
  }

  private void write(String summary, String method, List<Column> key) {
    if (key.isEmpty()) {
      return;
    }
    String condition = file.column("Condition");
    file.blank();
    file.line(2, "/** " + summary + " */");
    file.lines(
        Layout.call(
            2,
            "public static " + condition + "<" + file.document() + ">",
            method + "(",
            key.stream().map(this::parameter).toList(),
            ") {"));
    List<String> terms = key.stream().map(this::equal).toList();
    if (terms.size() == 1) {
      file.line(4, "return " + terms.get(0) + ";");
    } else {
      file.lines(Layout.call(4, "return", condition + ".all(", terms, ");"));
    }
    file.line(2, "}");
  }

  private String parameter(Column column) {
    return file.imports().type(column.property().type()) + " " + column.property().name();
  }

  private String equal(Column column) {
    String name = column.property().name();
    return file.self() + "." + name + ".eq(" + name + ")";
  }
}
