package dev.coodie.cli;

import dev.coodie.schema.change.SchemaChanges;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Option;

/** How differences are printed; as sentences unless chosen. */
final class PlanFormat {
  @Option(names = "--cql", description = "Print the statements alone.")
  private boolean cql;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  boolean isJson() {
    return json;
  }

  /** {@code text} is for people, {@code statements} what would be run. */
  void print(PrintWriter out, SchemaChanges changes, List<String> statements, String text) {
    if (json) {
      out.println(
          Json.pretty(Json.object("changes", Changes.json(changes), "statements", statements)));
    } else if (cql) {
      statements.forEach(statement -> out.println(statement + ";"));
    } else {
      out.println(Colors.ofTerminal().plan(text));
    }
    out.flush();
  }
}
