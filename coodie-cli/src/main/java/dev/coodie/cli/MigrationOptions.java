package dev.coodie.cli;

import dev.coodie.Coodie;
import dev.coodie.migrations.Migrator;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where migrations are. */
final class MigrationOptions {
  private static final String IN_PROJECT = "src/main/resources/db/migrations";
  private static final String HERE = "migrations";

  private final Shell shell;

  @Option(
      names = {"-m", "--migrations"},
      paramLabel = "DIR",
      description =
          "The directory with the files. COODIE_MIGRATIONS. Default: "
              + IN_PROJECT
              + " if there is one, otherwise "
              + HERE
              + ".")
  private @Nullable String migrations;

  @Option(
      names = {"-c", "--classpath"},
      paramLabel = "PATH",
      description =
          "Directories and jars with Java migrations and what they need, separated as"
              + " on java's class path; META-INF/services/dev.coodie.migrations.Migration"
              + " lists them.")
  private @Nullable String classPath;

  MigrationOptions(Shell shell) {
    this.shell = shell;
  }

  /** The directory that is chosen, or where one is expected. */
  static Path directory(Shell shell, @Nullable String option) {
    String chosen = option == null ? shell.environment().get("COODIE_MIGRATIONS") : option;
    if (chosen != null) {
      return shell.path(chosen);
    }
    Path inProject = shell.path(IN_PROJECT);
    return Files.isDirectory(inProject) ? inProject : shell.path(HERE);
  }

  Migrator migrator(Coodie coodie) {
    Migrator migrator = Migrator.of(coodie).directory(directory(shell, migrations));
    return classPath == null
        ? migrator
        : migrator.services(
            DocumentOptions.loader(
                Arrays.stream(classPath.split(File.pathSeparator, -1))
                    .filter(entry -> !entry.isEmpty())
                    .map(shell::path)
                    .toList()));
  }
}
