package dev.coodie.cli;

import dev.coodie.migrations.write.MigrationWriter;
import dev.coodie.migrations.write.NewMigration;
import dev.coodie.migrations.write.Snapshots;
import dev.coodie.schema.change.Safety;
import dev.coodie.schema.change.SchemaChange;
import dev.coodie.schema.change.SchemaChanges;
import dev.coodie.schema.definition.KeyspaceDefinition;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code coodie makemigration}. */
@Command(
    name = "makemigration",
    description = {
      "Writes a migration from the database, or a snapshot, to what the documents" + " want.",
      "Read it before you apply it: its comments say what it leaves out."
    },
    sortOptions = false)
final class MakeMigrationCommand implements Callable<Integer> {
  private static final ZoneId ZONE = ZoneId.systemDefault();

  @Parameters(
      paramLabel = "DESCRIPTION",
      description = "A few words, such as 'add email', which also name the file.")
  private String description = "";

  @Mixin private final DocumentOptions documents;

  @Option(
      names = {"-m", "--migrations"},
      paramLabel = "DIR",
      description =
          "The directory to write to. COODIE_MIGRATIONS. Default: src/main/resources/db/migrations"
              + " if there is one, otherwise migrations.")
  private @Nullable String migrations;

  @Mixin private final SnapshotOption snapshot = new SnapshotOption();

  @Option(
      names = "--allow-destructive",
      description = "Also drop what no document wants, and recreate tables whose key changes.")
  private boolean destructive;

  @Mixin private final Ownership ownership = new Ownership();

  @Option(
      names = {"-n", "--dry-run"},
      description = "Print the migration and write no file.")
  private boolean dryRun;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Mixin private final ConnectionOptions connection;

  private final Shell shell;

  MakeMigrationCommand(Shell shell) {
    this.shell = shell;
    this.documents = new DocumentOptions(shell);
    this.connection = new ConnectionOptions(shell);
  }

  @Override
  public Integer call() {
    Class<?>[] types = documents.find();
    KeyspaceDefinition found = found();
    KeyspaceDefinition wanted = Offline.named(found.name(), Offline.wanted(found.name(), types));
    MigrationWriter writer = ownership.of(MigrationWriter.between(found, wanted));
    writer = destructive ? writer.withDestructive() : writer;
    Optional<String> text = writer.text(description);
    Optional<Path> file = Optional.empty();
    if (text.isPresent() && !dryRun) {
      NewMigration migration =
          NewMigration.in(
              MigrationOptions.directory(shell, migrations), LocalDate.now(ZONE), description);
      migration.write(text.get());
      file = Optional.of(migration.file());
    }
    report(writer.changes(), text, file);
    return ExitCode.FINE;
  }

  private KeyspaceDefinition found() {
    Optional<Path> file = snapshot.file(shell);
    if (file.isPresent()) {
      List<KeyspaceDefinition> kept = Snapshots.read(file.get());
      return Offline.named(Offline.keyspace(connection.keyspace(), kept), kept);
    }
    try (Connection open = connection.connect()) {
      return Offline.read(open.coodie());
    }
  }

  private void report(SchemaChanges changes, Optional<String> text, Optional<Path> file) {
    if (json) {
      shell
          .out()
          .println(
              Json.pretty(
                  Json.object(
                      "file", file.map(Path::toString).orElse(null),
                      "text", text.orElse(null),
                      "changes", Changes.json(changes))));
    } else if (text.isEmpty()) {
      shell.out().println("No differences, so there is no migration to write.");
    } else if (file.isEmpty()) {
      shell.out().print(text.get());
    } else {
      shell.out().println("Wrote " + file.get());
      for (SchemaChange change : changes) {
        if (change.safety() != Safety.NOTED) {
          shell
              .out()
              .println("  " + Migrations.word(change.safety()) + ": " + change.description());
        }
      }
    }
    shell.out().flush();
  }
}
