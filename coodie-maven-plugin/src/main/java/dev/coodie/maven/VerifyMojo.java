package dev.coodie.maven;

import dev.coodie.Coodie;
import dev.coodie.migrations.MigrationProblem;
import dev.coodie.migrations.MigrationState;
import dev.coodie.migrations.Migrator;
import java.io.File;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Fails the build when migrations and what was applied do not agree. */
@Mojo(name = "verify", threadSafe = true)
public final class VerifyMojo extends CoodieMojo {
  /** The directory with the files. */
  @Parameter(
      property = "coodie.migrations",
      defaultValue = "${project.basedir}/src/main/resources/db/migrations")
  File migrations = new File("src/main/resources/db/migrations");

  /** For Maven. */
  public VerifyMojo() {}

  @Override
  void run(Coodie coodie) throws MojoFailureException {
    Migrator migrator = Migrator.of(coodie).directory(migrations.toPath());
    List<MigrationProblem> problems = migrator.verify();
    if (!problems.isEmpty()) {
      throw new MojoFailureException(
          problems.stream().map(VerifyMojo::line).collect(Collectors.joining("\n")));
    }
    long pending =
        migrator.status().stream().filter(info -> info.state() == MigrationState.PENDING).count();
    getLog()
        .info(
            "Migrations have no problems."
                + (pending == 0 ? "" : " Pending: " + pending + "; coodie:migrate applies them."));
  }

  /** With its version once. */
  private static String line(MigrationProblem problem) {
    return problem.message().startsWith(problem.version())
        ? problem.message()
        : problem.version() + ": " + problem.message();
  }
}
