package dev.coodie.cli;

import dev.coodie.migrations.MigrationInfo;
import dev.coodie.migrations.MigrationProblem;
import dev.coodie.migrations.MigrationRecord;
import dev.coodie.migrations.MigrationState;
import dev.coodie.migrations.Migrator;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code coodie status}. */
@Command(
    name = "status",
    description = "Lists migrations with their states. Changes nothing.",
    sortOptions = false)
final class StatusCommand implements Callable<Integer> {
  private static final Set<MigrationState> APPLIED =
      Set.of(MigrationState.DONE, MigrationState.BASELINE);

  @Mixin private final MigrationOptions migrations;

  @Option(
      names = "--check",
      description = "Exit with 3 if a migration is not applied or has a problem.")
  private boolean check;

  @Option(names = "--history", description = "List all past runs instead.")
  private boolean history;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Mixin private final ConnectionOptions connection;

  private final Shell shell;

  StatusCommand(Shell shell) {
    this.shell = shell;
    this.migrations = new MigrationOptions(shell);
    this.connection = new ConnectionOptions(shell);
  }

  @Override
  public Integer call() {
    try (Connection open = connection.connect()) {
      Migrator migrator = migrations.migrator(open.coodie());
      if (history) {
        print(migrator.history());
        return ExitCode.FINE;
      }
      List<MigrationInfo> infos = migrator.status();
      List<MigrationProblem> problems = migrator.verify();
      print(infos, problems);
      boolean fine =
          problems.isEmpty() && infos.stream().allMatch(info -> APPLIED.contains(info.state()));
      return check && !fine ? ExitCode.FOUND : ExitCode.FINE;
    }
  }

  private void print(List<MigrationInfo> infos, List<MigrationProblem> problems) {
    if (json) {
      shell
          .out()
          .println(
              Json.pretty(
                  Json.object(
                      "migrations", Migrations.infos(infos),
                      "problems", Migrations.problems(problems))));
    } else if (infos.isEmpty()) {
      shell.out().println("There are no migrations.");
    } else {
      Table table = new Table();
      table.head(List.of("version", "description", "state", "applied at", "took", "by"));
      infos.forEach(info -> table.row(cells(info)));
      Colors colors = Colors.ofTerminal();
      List<String> lines = table.next().lines().toList();
      int head = lines.size() - infos.size();
      for (int i = 0; i < lines.size(); i++) {
        shell
            .out()
            .println(i < head ? lines.get(i) : colored(colors, infos.get(i - head), lines.get(i)));
      }
      problems.forEach(problem -> shell.out().println(colors.bad(ProblemText.line(problem))));
    }
    shell.out().flush();
  }

  private static String colored(Colors colors, MigrationInfo info, String line) {
    return switch (info.state()) {
      case DONE, BASELINE -> colors.good(line);
      case PENDING -> colors.open(line);
      case RUNNING, FAILED, UNDOING -> colors.bad(line);
    };
  }

  private static List<String> cells(MigrationInfo info) {
    boolean partly = !APPLIED.contains(info.state()) && info.state() != MigrationState.PENDING;
    String progress = partly && info.total() > 0 ? " " + info.done() + " of " + info.total() : "";
    return List.of(
        info.version(),
        Cells.printable(info.description()),
        Migrations.word(info.state()) + progress,
        time(info.finished()),
        info.duration().map(StatusCommand::seconds).orElse(""),
        Cells.printable(info.user().isEmpty() ? "" : info.user() + " at " + info.host()));
  }

  private void print(List<MigrationRecord> records) {
    if (json) {
      shell.out().println(Json.pretty(Migrations.history(records)));
    } else {
      Table table = new Table();
      table.head(List.of("at", "version", "action", "outcome", "took", "by", "note"));
      for (MigrationRecord record : records) {
        table.row(
            List.of(
                time(Optional.of(record.at())),
                record.version(),
                Migrations.word(record.action()),
                Migrations.word(record.outcome()),
                seconds(record.duration()),
                Cells.printable(record.user() + " at " + record.host()),
                Cells.printable(ProblemText.beginning(record.note(), " .."))));
      }
      shell.out().print(table.next());
    }
    shell.out().flush();
  }

  private static String time(Optional<Instant> instant) {
    return instant.map(at -> at.truncatedTo(ChronoUnit.SECONDS).toString()).orElse("");
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1_000.0);
  }
}
