package dev.coodie.cli;

import dev.coodie.migrations.MigrationInfo;
import dev.coodie.migrations.Repair;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code coodie repair}. */
@Command(
    name = "repair",
    description = {
      "Changes the records of migrations. Look at what verify reports first.",
      "It never runs a statement of a migration."
    },
    sortOptions = false)
final class RepairCommand implements Callable<Integer> {
  private static final String ALL = "*";
  private static final Pattern STATEMENT = Pattern.compile("([^:]+):(\\d{1,6})");

  @Option(
      names = "--accept-changed",
      paramLabel = "VERSION",
      arity = "0..1",
      fallbackValue = ALL,
      description = "Accept an applied migration as it is now; without VERSION, all that changed.")
  private List<String> accepted = List.of();

  @Option(
      names = "--forget",
      paramLabel = "VERSION",
      description =
          "Forget that a migration was applied, failed or was interrupted, so it is" + " pending.")
  private List<String> forgotten = List.of();

  @Option(
      names = "--done",
      paramLabel = "VERSION:N",
      description = "The interrupted statement has run; continue after it.")
  private List<String> done = List.of();

  @Option(
      names = "--rerun",
      paramLabel = "VERSION:N",
      description = "The interrupted statement has not run, or may run twice; continue with it.")
  private List<String> rerun = List.of();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Mixin private final MigrationOptions migrations;
  @Mixin private final LockOptions lock = new LockOptions();
  @Mixin private final ConnectionOptions connection;

  private final Shell shell;

  RepairCommand(Shell shell) {
    this.shell = shell;
    this.migrations = new MigrationOptions(shell);
    this.connection = new ConnectionOptions(shell);
  }

  @Override
  public Integer call() {
    List<Repair> repairs = repairs();
    if (repairs.isEmpty()) {
      throw CliError.wrongUse(
          "coodie-1124",
          "Give --accept-changed, --forget, --done or --rerun. coodie verify reports"
              + " what is wrong.");
    }
    try (Connection open = connection.connect()) {
      lock.unlock(shell, open.coodie().schema());
      List<MigrationInfo> changed =
          migrations
              .migrator(open.coodie())
              .lockPatience(lock.patience())
              .repair(repairs.toArray(new Repair[0]));
      if (json) {
        shell.out().println(Json.pretty(Migrations.infos(changed)));
      } else {
        changed.forEach(
            info ->
                shell.out().println(info.version() + " is now " + Migrations.word(info.state())));
        if (changed.isEmpty()) {
          shell.out().println("Nothing to repair.");
        }
      }
      shell.out().flush();
      return ExitCode.FINE;
    }
  }

  private List<Repair> repairs() {
    List<Repair> repairs = new ArrayList<>();
    for (String version : accepted) {
      repairs.add(version.equals(ALL) ? Repair.acceptChanged() : Repair.acceptChanged(version));
    }
    forgotten.forEach(version -> repairs.add(Repair.forget(version)));
    for (String text : done) {
      Matcher statement = statement("--done", text);
      repairs.add(Repair.done(statement.group(1), Integer.parseInt(statement.group(2))));
    }
    for (String text : rerun) {
      Matcher statement = statement("--rerun", text);
      repairs.add(Repair.rerun(statement.group(1), Integer.parseInt(statement.group(2))));
    }
    return repairs;
  }

  private static Matcher statement(String option, String text) {
    Matcher matcher = STATEMENT.matcher(text);
    if (!matcher.matches()) {
      throw CliError.wrongUse(
          "coodie-1124",
          option
              + " is \""
              + text
              + "\"; write the version and the number of the statement, such as 20260131_001:2.");
    }
    return matcher;
  }
}
