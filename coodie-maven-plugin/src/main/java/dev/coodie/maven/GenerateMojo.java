package dev.coodie.maven;

import dev.coodie.Coodie;
import dev.coodie.error.ConfigurationException;
import dev.coodie.migrations.write.DocumentWriter;
import dev.coodie.migrations.write.WrittenDocuments;
import java.io.File;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Writes documents, as Java records, for the tables, views and types of a" + " keyspace. */
@Mojo(name = "generate", threadSafe = true)
public final class GenerateMojo extends CoodieMojo {
  /** The package of the records. */
  @Parameter(property = "coodie.package", required = true)
  String packageName = "";

  /** The directory of the root package. */
  @Parameter(property = "coodie.output", defaultValue = "${project.build.sourceDirectory}")
  File output = new File("src/main/java");

  /** Tables and views to write, as the server has them; all unless given. */
  @Parameter(property = "coodie.tables")
  List<String> tables = List.of();

  /** Whether files that are there are replaced. */
  @Parameter(property = "coodie.replace")
  boolean replace;

  /** Whether classes have singular names, {@code Customer} for the table {@code customers}. */
  @Parameter(property = "coodie.singular")
  boolean singular;

  /** For Maven. */
  public GenerateMojo() {}

  @Override
  void run(Coodie coodie) {
    DocumentWriter writer = DocumentWriter.of(packageName);
    writer = singular ? writer.singular() : writer;
    WrittenDocuments documents =
        (tables.isEmpty() ? writer : writer.tables(tables))
            .write(
                coodie
                    .schema()
                    .read()
                    .orElseThrow(
                        () ->
                            new ConfigurationException(
                                "coodie-1141",
                                "There is no keyspace "
                                    + coodie.keyspace().orElse("")
                                    + ". Give one that exists with coodie.keyspace.")));
    documents.save(output.toPath(), replace).forEach(file -> getLog().info("Wrote " + file));
    documents.notes().forEach(note -> getLog().warn(note));
  }
}
