package dev.coodie.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.coodie.error.MigrationException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationFilesTest {
  @TempDir Path directory;

  @Test
  void files_are_found_in_a_directory_but_not_below_it() throws IOException {
    write("20260102_001_second_step.cql", "B 1;");
    write("20260101_001_first.cql", "A 1;");
    write("README.md", "not a migration");
    write("old/20250101_001_old.cql", "C 1;");

    assertThat(MigrationFiles.directory(directory))
        .extracting(Script::version, Script::description, Script::source)
        .containsExactly(
            tuple("20260101_001", "first", directory.resolve("20260101_001_first.cql").toString()),
            tuple(
                "20260102_001",
                "second step",
                directory.resolve("20260102_001_second_step.cql").toString()));
  }

  @Test
  void a_missing_directory_is_an_error() {
    Path missing = directory.resolve("migrations");

    assertThatThrownBy(() -> MigrationFiles.directory(missing))
        .isInstanceOf(MigrationException.class)
        .hasMessageStartingWith("There is no directory " + missing)
        .hasMessageEndingWith("[coodie-911]");
  }

  @Test
  void what_cannot_be_read_is_named() throws IOException {
    Path folder = Files.createDirectory(directory.resolve("20260101_001_first.cql"));

    assertThatThrownBy(() -> MigrationFiles.directory(directory))
        .isInstanceOf(MigrationException.class)
        .hasMessageStartingWith(folder + " cannot be read: ")
        .hasMessageEndingWith("Make it readable, or move it away. [coodie-914]");
  }

  @Test
  void an_empty_directory_has_no_migrations() {
    assertThat(MigrationFiles.directory(directory)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "20260101_1_a.cql",
        "20260101_001.cql",
        "20260101_001_.cql",
        "20260230_001_no_such_day.cql",
        "V20260101_001_a.cql",
        "20260101-001-a.cql",
        "add_users.cql",
        "20260101_001_a.CQL",
        "20260101_001_a b.cql"
      })
  void a_file_with_a_bad_name_is_an_error_and_not_passed_over(String name) throws IOException {
    write(name, "A 1;");

    assertThatThrownBy(() -> MigrationFiles.directory(directory))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining(name)
        .hasMessageContaining("YYYYMMDD_NNN_description.cql")
        .hasMessageEndingWith("[coodie-902]");
  }

  @Test
  void a_file_in_another_encoding_is_an_error() throws IOException {
    Files.write(
        directory.resolve("20260101_001_a.cql"), "-- é".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> MigrationFiles.directory(directory))
        .hasMessageContaining("is not written in UTF-8")
        .hasMessageEndingWith("[coodie-913]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"db/migrations", "classpath:db/migrations", "/db/migrations/"})
  void files_are_found_on_the_class_path_in_jars_and_directories(String location)
      throws IOException {
    write("a dir/db/migrations/20260101_001_a.cql", "A 1;");
    Path jar = directory.resolve("b.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      for (String path :
          List.of(
              "db/",
              "db/migrations/",
              "db/migrations/20260102_001_b.cql",
              "db/migrations/notes.txt",
              "db/migrations/old/20250101_001_c.cql",
              "db/20250101_001_d.cql")) {
        entries.putNextEntry(new JarEntry(path));
        if (!path.endsWith("/")) {
          entries.write("B 1;".getBytes(StandardCharsets.UTF_8));
        }
        entries.closeEntry();
      }
    }
    URL[] urls = {directory.resolve("a dir").toUri().toURL(), jar.toUri().toURL()};

    try (URLClassLoader loader = new URLClassLoader(urls, null)) {
      assertThat(MigrationFiles.classpath(location, loader))
          .extracting(Script::version)
          .containsExactly("20260101_001", "20260102_001");
    }
  }

  @Test
  void a_directory_that_is_not_on_the_class_path_is_an_error() {
    ClassLoader loader = MigrationFilesTest.class.getClassLoader();

    assertThatThrownBy(() -> MigrationFiles.classpath("no/such/place", loader))
        .hasMessageStartingWith("There is no directory no/such/place on the class path.")
        .hasMessageEndingWith("[coodie-912]");
  }

  @Test
  void a_version_is_there_once() throws IOException {
    write("20260101_001_a.cql", "A 1;");
    write("20260101_001_b.cql", "A 1;");

    assertThatThrownBy(() -> Known.load(List.of(() -> MigrationFiles.directory(directory))))
        .hasMessageContaining("20260101_001_a.cql and ")
        .hasMessageContaining("20260101_001_b.cql")
        .hasMessageEndingWith("[coodie-918]");
  }

  @ParameterizedTest
  @CsvSource({
    "V20260101_001_FillNames, 20260101_001, fill names",
    "V20260101_002_fill_names_2, 20260101_002, fill names 2"
  })
  void a_class_has_its_version_in_its_name(String name, String version, String description)
      throws ClassNotFoundException {
    Class<?> type = Class.forName(MigrationFilesTest.class.getName() + "$" + name);

    assertThat(FileName.ofClass(type)).isEqualTo(new FileName(version, description));
  }

  @Test
  void a_class_with_another_name_is_an_error() {
    assertThatThrownBy(() -> FileName.ofClass(FillNames.class))
        .hasMessageContaining("FillNames is not the name of a migration")
        .hasMessageEndingWith("[coodie-903]");
  }

  @Test
  void a_given_version_is_checked() {
    assertThat(FileName.of("20260101_001", " x ")).isEqualTo(new FileName("20260101_001", "x"));
    assertThatThrownBy(() -> FileName.of("20261301_001", "x")).hasMessageEndingWith("[coodie-904]");
  }

  @Test
  void only_a_class_that_has_down_is_reversible() {
    assertThat(JavaMigrations.named(new V20260101_001_FillNames()).isReversible()).isFalse();
    assertThat(JavaMigrations.named(new V20260101_002_fill_names_2()).isReversible()).isTrue();
  }

  static final class V20260101_001_FillNames implements Migration {
    @Override
    public void up(MigrationContext context) {}
  }

  static final class V20260101_002_fill_names_2 implements Migration {
    @Override
    public void up(MigrationContext context) {}

    @Override
    public void down(MigrationContext context) {}
  }

  static final class FillNames implements Migration {
    @Override
    public void up(MigrationContext context) {}
  }

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
