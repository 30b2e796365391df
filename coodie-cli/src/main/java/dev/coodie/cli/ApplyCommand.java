package dev.coodie.cli;

import dev.coodie.schema.Schema;
import dev.coodie.schema.SchemaPlan;
import dev.coodie.schema.change.SchemaChanges;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code coodie apply}. */
@Command(
    name = "apply",
    description = {
      "Changes the schema to match the documents. Drops nothing unless you allow" + " it.",
      "Shows the plan, and asks."
    },
    sortOptions = false)
final class ApplyCommand implements Callable<Integer> {
  @Mixin private final DocumentOptions documents;

  @Mixin private final Confirmation confirmation = new Confirmation();

  @Option(
      names = "--allow-destructive",
      description = "Also drop what no document wants, with its data.")
  private boolean destructive;

  @Mixin private final Ownership ownership = new Ownership();

  @Option(names = "--json", description = "Print the changes as JSON; needs --yes.")
  private boolean json;

  @Mixin private final LockOptions lock = new LockOptions();
  @Mixin private final ConnectionOptions connection;

  private final Shell shell;

  ApplyCommand(Shell shell) {
    this.shell = shell;
    this.documents = new DocumentOptions(shell);
    this.connection = new ConnectionOptions(shell);
  }

  @Override
  public Integer call() {
    confirmation.check(json);
    Class<?>[] types = documents.find();
    try (Connection open = connection.connect()) {
      Schema schema = open.coodie().schema();
      lock.unlock(shell, schema);
      SchemaPlan plan = ownership.of(schema).plan(types);
      report(run(schema, destructive ? plan.withDestructive() : plan));
    }
    return ExitCode.FINE;
  }

  private SchemaChanges run(Schema schema, SchemaPlan plan) {
    if (!json) {
      shell.out().println(Colors.ofTerminal().plan(Words.ofCommand(plan.toString())));
    }
    boolean runs = !plan.isRefused() && !plan.statements().isEmpty();
    if (confirmation.isWanted() && runs) {
      shell.confirm("Run " + count(plan.statements().size(), "statement") + "?");
    }
    return new Applying(shell, schema).apply(plan, lock.patience());
  }

  private void report(SchemaChanges done) {
    if (json) {
      shell
          .out()
          .println(
              Json.pretty(
                  Json.object("changes", Changes.json(done), "statements", done.statements())));
    } else if (!done.isEmpty()) {
      shell.out().println("Made " + count(done.list().size(), "change") + ".");
    }
    shell.out().flush();
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
