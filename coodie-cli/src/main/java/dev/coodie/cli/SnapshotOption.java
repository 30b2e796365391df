package dev.coodie.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What documents are compared with. */
final class SnapshotOption {
  @Option(
      names = "--snapshot",
      paramLabel = "FILE",
      description = "Compare with this file instead of the database.")
  private @Nullable String snapshot;

  Optional<Path> file(Shell shell) {
    return Optional.ofNullable(snapshot).map(shell::path);
  }
}
