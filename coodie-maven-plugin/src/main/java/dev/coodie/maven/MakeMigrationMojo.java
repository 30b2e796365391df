package dev.coodie.maven;

import dev.coodie.Coodie;
import dev.coodie.error.ConfigurationException;
import dev.coodie.migrations.write.DocumentClasses;
import dev.coodie.migrations.write.MigrationWriter;
import dev.coodie.migrations.write.NewMigration;
import dev.coodie.schema.definition.KeyspaceDefinition;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/** Writes a migration that gives the database what the project's compiled documents want. */
@Mojo(
    name = "makemigration",
    requiresDependencyResolution = ResolutionScope.RUNTIME,
    threadSafe = true)
public final class MakeMigrationMojo extends CoodieMojo {
  /** What it does in a few words; the file is named after it. */
  @Parameter(property = "coodie.description", required = true)
  String description = "";

  /** The directory to write to. */
  @Parameter(
      property = "coodie.migrations",
      defaultValue = "${project.basedir}/src/main/resources/db/migrations")
  File migrations = new File("src/main/resources/db/migrations");

  /** Whether to drop what no document wants, and to recreate tables whose key changes. */
  @Parameter(property = "coodie.allowDestructive")
  boolean allowDestructive;

  /** Whether the keyspace has no other owner, so that tables nobody wants count. */
  @Parameter(property = "coodie.exclusive")
  boolean exclusive;

  /** The directory with the compiled documents. */
  @Parameter(defaultValue = "${project.build.outputDirectory}", readonly = true)
  File classes = new File("target/classes");

  @Parameter(defaultValue = "${project.runtimeClasspathElements}", readonly = true)
  List<String> classPath = List.of();

  /** Where the file was written, if one was. */
  @Nullable Path written;

  /** For Maven. */
  public MakeMigrationMojo() {}

  @Override
  void run(Coodie coodie) {
    KeyspaceDefinition found =
        coodie
            .schema()
            .read()
            .orElseThrow(
                () ->
                    new ConfigurationException(
                        "coodie-1141",
                        "There is no keyspace "
                            + coodie.keyspace().orElse("")
                            + ". Give one that exists with coodie.keyspace."));
    KeyspaceDefinition wanted =
        coodie.schema().wanted(documents()).stream()
            .filter(keyspace -> keyspace.name().equals(found.name()))
            .findFirst()
            .orElseGet(() -> new KeyspaceDefinition(found.name(), List.of(), List.of()));
    MigrationWriter writer = MigrationWriter.between(found, wanted);
    writer = exclusive ? writer.exclusive() : writer;
    Optional<String> text =
        (allowDestructive ? writer.withDestructive() : writer).text(description);
    if (text.isEmpty()) {
      getLog().info("No differences, so there is no migration to write.");
      return;
    }
    NewMigration migration =
        NewMigration.in(migrations.toPath(), LocalDate.now(ZoneId.systemDefault()), description);
    migration.write(text.get());
    written = migration.file();
    getLog().info("Wrote " + written);
  }

  private Class<?>[] documents() {
    List<Class<?>> found = DocumentClasses.in(List.of(classes.toPath()), loader());
    if (found.isEmpty()) {
      throw new ConfigurationException(
          "coodie-1142",
          "There are no documents in "
              + classes
              + ". Compile them first, with coodie's annotation processor.");
    }
    return found.toArray(new Class<?>[0]);
  }

  private ClassLoader loader() {
    URL[] urls = new URL[classPath.size()];
    for (int i = 0; i < urls.length; i++) {
      try {
        urls[i] = new File(classPath.get(i)).toURI().toURL();
      } catch (MalformedURLException e) {
        throw new IllegalStateException(e);
      }
    }
    return new URLClassLoader(urls, getClass().getClassLoader());
  }
}
