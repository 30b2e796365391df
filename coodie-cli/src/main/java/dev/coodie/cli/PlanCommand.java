package dev.coodie.cli;

import dev.coodie.schema.Schema;
import dev.coodie.schema.SchemaPlan;
import dev.coodie.schema.change.Safety;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code coodie plan}. */
@Command(
    name = "plan",
    description = "Shows how apply would change the schema to match the documents.",
    sortOptions = false)
final class PlanCommand implements Callable<Integer> {
  @Mixin private final DocumentOptions documents;

  @Option(
      names = "--allow-destructive",
      description = "Also plan to drop what no document wants, with its data.")
  private boolean destructive;

  @Option(
      names = "--exit-code",
      description = "Exit with 3 if anything differs, even what apply leaves alone or refuses.")
  private boolean exitCode;

  @Mixin private final Ownership ownership = new Ownership();

  @ArgGroup private PlanFormat format = new PlanFormat();

  @Mixin private final ConnectionOptions connection;

  private final Shell shell;

  PlanCommand(Shell shell) {
    this.shell = shell;
    this.documents = new DocumentOptions(shell);
    this.connection = new ConnectionOptions(shell);
  }

  @Override
  public Integer call() {
    Class<?>[] types = documents.find();
    try (Connection open = connection.connect()) {
      Schema schema = open.coodie().schema();
      SchemaPlan plan = ownership.of(schema).plan(types);
      plan = destructive ? plan.withDestructive() : plan;
      format.print(
          shell.out(), plan.changes(), plan.statements(), Words.ofCommand(plan.toString()));
      boolean differs =
          plan.changes().list().stream().anyMatch(change -> change.safety() != Safety.NOTED);
      return exitCode && differs ? ExitCode.FOUND : ExitCode.FINE;
    }
  }
}
