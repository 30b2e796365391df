package dev.coodie.maven;

import dev.coodie.Coodie;
import dev.coodie.migrations.Migrator;
import java.io.File;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Applies pending migrations. An interrupted one continues where it stopped. */
@Mojo(name = "migrate", threadSafe = true)
public final class MigrateMojo extends CoodieMojo {
  /** The directory with the files. */
  @Parameter(
      property = "coodie.migrations",
      defaultValue = "${project.basedir}/src/main/resources/db/migrations")
  File migrations = new File("src/main/resources/db/migrations");

  /** The last version to apply; all unless given. */
  @Parameter(property = "coodie.target")
  @Nullable String target;

  /** For Maven. */
  public MigrateMojo() {}

  @Override
  void run(Coodie coodie) {
    Migrator migrator = Migrator.of(coodie).directory(migrations.toPath());
    getLog().info((target == null ? migrator.migrate() : migrator.migrateTo(target)).summary());
  }
}
