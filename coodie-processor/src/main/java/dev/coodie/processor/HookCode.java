package dev.coodie.processor;

import java.util.ArrayList;
import java.util.List;

/** The calls that give a model its hooks. */
final class HookCode {
  private HookCode() {}

  static List<String> of(JavaFile file, Hooks hooks) {
    List<String> calls = new ArrayList<>();
    if (!hooks.beforeSave().isEmpty()) {
      calls.add(call(file, ".beforeSave(", hooks.beforeSave()));
    }
    if (!hooks.afterRead().isEmpty()) {
      calls.add(call(file, ".afterRead(", hooks.afterRead()));
    }
    return calls;
  }

  private static String call(JavaFile file, String opener, List<Hooks.Call> hooks) {
    Hooks.Call first = hooks.get(0);
    if (hooks.size() == 1 && !first.changes()) {
      return first.overloaded()
          ? opener + "document -> document." + first.method() + "())"
          : opener + file.document() + "::" + first.method() + ")";
    }
    List<String> statements = statements(hooks);
    String line = opener + "document -> { " + String.join(" ", statements) + " })";
    if (hooks.size() == 1 && ModelCode.INDENT + line.length() <= Layout.WIDTH) {
      return line;
    }
    List<String> lines = new ArrayList<>(List.of(opener, Layout.indented(4, "document -> {")));
    statements.forEach(statement -> lines.add(Layout.indented(6, statement)));
    lines.add(Layout.indented(4, "})"));
    return String.join("\n", lines);
  }

  private static List<String> statements(List<Hooks.Call> hooks) {
    List<String> statements = new ArrayList<>();
    for (int i = 0; i < hooks.size(); i++) {
      Hooks.Call hook = hooks.get(i);
      boolean last = i == hooks.size() - 1;
      String call = "document." + hook.method() + "();";
      statements.add(hook.changes() ? call : (last ? "return " : "document = ") + call);
      if (last && hook.changes()) {
        statements.add("return document;");
      }
    }
    return statements;
  }
}
