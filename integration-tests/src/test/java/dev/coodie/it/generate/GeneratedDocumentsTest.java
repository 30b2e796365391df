package dev.coodie.it.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.error.CoodieException;
import dev.coodie.migrations.write.DocumentClasses;
import dev.coodie.migrations.write.DocumentWriter;
import dev.coodie.migrations.write.WrittenDocuments;
import dev.coodie.schema.definition.KeyspaceDefinition;
import dev.coodie.schema.definition.TableDefinition;
import dev.coodie.testsupport.EveryDocument;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents for the tables of all documents in these tests. */
class GeneratedDocumentsTest {
  private static final String KEYSPACE = "regen_" + UUID.randomUUID().toString().replace("-", "");

  /** Other tests change what these are, so they may be anything by now. */
  private static final Set<String> CHANGING = Set.of("Anything", "AnyView");

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void documents_written_for_the_tables_of_documents_want_the_same_tables(boolean singular)
      throws Exception {
    try (EmbeddedCassandra node = EmbeddedCassandra.shared();
        Coodie coodie = node.coodie(KEYSPACE)) {
      try {
        Class<?>[] documents = documents(coodie);
        assertThat(documents).hasSizeGreaterThan(20);
        coodie.schema().plan(documents).apply();
        KeyspaceDefinition found = coodie.schema().keyspace(KEYSPACE).read().orElseThrow();

        DocumentWriter writer = DocumentWriter.of("regenerated");
        WrittenDocuments written = (singular ? writer.singular() : writer).write(found);

        assertThat(written.notes()).isEmpty();
        try (URLClassLoader loader = compile(written)) {
          List<Class<?>> again = DocumentClasses.in(List.of(directory.resolve("classes")), loader);
          assertThat(
                  coodie.schema().exclusive().plan(again.toArray(new Class<?>[0])).changes().list())
              .isEmpty();
        }
      } finally {
        coodie.schema().dropKeyspace(KEYSPACE);
      }
    }
  }

  /** Those that name no keyspace and a table there can be, one for each table. */
  private static Class<?>[] documents(Coodie coodie) throws URISyntaxException {
    Path classes =
        Path.of(
            GeneratedDocumentsTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    Set<String> tables = new HashSet<>();
    List<Class<?>> documents = new ArrayList<>();
    for (Class<?> type :
        DocumentClasses.in(List.of(classes), GeneratedDocumentsTest.class.getClassLoader())) {
      List<KeyspaceDefinition> wanted = wanted(coodie, type);
      boolean here =
          !CHANGING.contains(type.getSimpleName())
              && !type.getName().contains(".UserTypeVersionsTest$") // several versions of types
              && wanted.size() == 1
              && wanted.get(0).name().equals(KEYSPACE)
              && wanted.get(0).tables().stream().allMatch(GeneratedDocumentsTest::isPossible)
              && EveryDocument.isTaken(coodie.schema(), type);
      if (here && wanted.get(0).tables().stream().allMatch(t -> tables.add(t.name()))) {
        documents.add(type);
      }
    }
    return documents.toArray(new Class<?>[0]);
  }

  /** Servers take letters, digits and underscores alone in names of tables and indexes. */
  private static boolean isPossible(TableDefinition table) {
    return table.name().matches("\\w{1,48}")
        && table.indexes().stream().allMatch(index -> index.name().matches("\\w+"));
  }

  /** Some documents of these tests are wrong on purpose. */
  private static List<KeyspaceDefinition> wanted(Coodie coodie, Class<?> type) {
    try {
      return coodie.schema().wanted(type);
    } catch (CoodieException e) {
      return List.of();
    }
  }

  private URLClassLoader compile(WrittenDocuments written) throws IOException {
    Path classes = Files.createDirectories(directory.resolve("classes"));
    List<Path> files = written.save(directory.resolve("sources"), false);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    String path = System.getProperty("java.class.path");
    List<String> options = List.of("-cp", path, "-processorpath", path, "-d", classes.toString());
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      boolean good =
          compiler
              .getTask(
                  said, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
              .call();
      assertThat(good).as(said.toString()).isTrue();
    }
    return new URLClassLoader(
        new URL[] {classes.toUri().toURL()}, GeneratedDocumentsTest.class.getClassLoader());
  }
}
