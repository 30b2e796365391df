package dev.coodie.cli;

import dev.coodie.migrations.write.MigrationWriter;
import dev.coodie.migrations.write.Snapshots;
import dev.coodie.schema.change.Safety;
import dev.coodie.schema.change.SchemaChange;
import dev.coodie.schema.change.SchemaChanges;
import dev.coodie.schema.definition.KeyspaceDefinition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code coodie diff}. */
@Command(
    name = "diff",
    description = {
      "Compares documents with the database, or without one with a snapshot.",
      "Exits with 3 when they differ."
    },
    sortOptions = false)
final class DiffCommand implements Callable<Integer> {
  @Mixin private final DocumentOptions documents;

  @Mixin private final SnapshotOption snapshot = new SnapshotOption();

  @Option(
      names = "--write-snapshot",
      paramLabel = "FILE",
      description = "Write the keyspace's schema to this file, and compare nothing.")
  private @Nullable String writeSnapshot;

  @Mixin private final Ownership ownership = new Ownership();

  @ArgGroup private PlanFormat format = new PlanFormat();

  @Mixin private final ConnectionOptions connection;

  private final Shell shell;

  DiffCommand(Shell shell) {
    this.shell = shell;
    this.documents = new DocumentOptions(shell);
    this.connection = new ConnectionOptions(shell);
  }

  @Override
  public Integer call() {
    if (writeSnapshot != null) {
      return write(shell.path(writeSnapshot));
    }
    SchemaChanges changes =
        snapshot.file(shell).map(this::withSnapshot).orElseGet(this::withDatabase);
    List<SchemaChange> differing =
        changes.list().stream().filter(change -> change.safety() != Safety.NOTED).toList();
    String text =
        differing.isEmpty()
            ? "No differences."
            : Words.ofCommand(new SchemaChanges(differing).toString());
    format.print(shell.out(), changes, changes.statements(), text);
    return differing.isEmpty() ? ExitCode.FINE : ExitCode.FOUND;
  }

  private SchemaChanges withDatabase() {
    Class<?>[] types = documents.find();
    try (Connection open = connection.connect()) {
      return ownership.of(open.coodie().schema()).plan(types).changes();
    }
  }

  private SchemaChanges withSnapshot(Path file) {
    List<KeyspaceDefinition> found = Snapshots.read(file);
    String name = Offline.keyspace(connection.keyspace(), found);
    List<SchemaChange> changes = new ArrayList<>();
    for (KeyspaceDefinition wanted : Offline.wanted(name, documents.find())) {
      MigrationWriter writer = MigrationWriter.between(Offline.named(wanted.name(), found), wanted);
      changes.addAll(ownership.of(writer).changes().list());
    }
    return new SchemaChanges(changes);
  }

  private int write(Path file) {
    try (Connection open = connection.connect()) {
      KeyspaceDefinition found = Offline.read(open.coodie());
      Snapshots.write(file, List.of(found));
      shell.out().println("Wrote what keyspace " + found.name() + " has to " + file + ".");
    }
    return ExitCode.FINE;
  }
}
