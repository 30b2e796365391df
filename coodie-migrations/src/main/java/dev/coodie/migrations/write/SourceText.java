package dev.coodie.migrations.write;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One source file with one record, and the records for tuples inside it. */
final class SourceText {
  private final String packageName;
  private final String name;
  private final Imports imports = new Imports();
  private final Tuples tuples = new Tuples("");
  private final JavaTypes types;
  private final List<String> notes = new ArrayList<>();
  private final List<String> components = new ArrayList<>();

  SourceText(String packageName, String name, Map<String, String> userTypes) {
    this.packageName = packageName;
    this.name = name;
    this.types = new JavaTypes(imports, userTypes, tuples);
  }

  String name() {
    return name;
  }

  Imports imports() {
    return imports;
  }

  JavaTypes types() {
    return types;
  }

  List<String> notes() {
    return List.copyOf(notes);
  }

  /** Says what is not here although the keyspace has it. */
  void note(String note) {
    notes.add(note);
  }

  void add(String component) {
    components.add(component);
  }

  boolean isEmpty() {
    return components.isEmpty();
  }

  /** The file; {@code annotation} is that of the record. */
  String text(String javadoc, String annotation) {
    String members = members();
    StringBuilder text = new StringBuilder();
    text.append("package ").append(packageName).append(";\n\n");
    String imported = imports.text();
    text.append(imported).append(imported.isEmpty() ? "" : "\n");
    text.append("/** ").append(javadoc).append(" */\n");
    notes.forEach(note -> text.append(JavaText.comment(note)));
    text.append(annotation).append('\n');
    text.append(JavaText.recordHeader("public ", name, components));
    text.append(members.isEmpty() ? "}\n" : "\n" + members + "}\n");
    return text.toString();
  }

  private String members() {
    StringBuilder members = new StringBuilder();
    Set<String> written = new HashSet<>();
    boolean more = true;
    while (more) { // a tuple may have tuples, which are known once it is written
      more = false;
      for (Map.Entry<String, CqlTypeText> tuple : tuples.records().entrySet()) {
        if (written.add(tuple.getKey())) {
          members.append(members.isEmpty() ? "" : "\n");
          members.append(tuple(tuple.getKey(), tuple.getValue()));
          more = true;
        }
      }
    }
    return members.toString();
  }

  private String tuple(String recordName, CqlTypeText tuple) {
    List<String> items = new ArrayList<>();
    for (int i = 0; i < tuple.arguments().size(); i++) {
      String item = "item" + (i + 1);
      items.add(types.nullable(tuple.arguments().get(i), recordName + (i + 1)) + " " + item);
    }
    String annotation = imports.annotation("Tuple");
    return JavaText.indented(
            2, annotation + "\n" + JavaText.recordHeader("public ", recordName, items) + "}")
        + "\n";
  }
}
