package dev.coodie.migrations.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.error.ConfigurationException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentClassesTest {
  private static final ClassLoader LOADER = DocumentClassesTest.class.getClassLoader();

  @TempDir Path directory;

  private static Path classes() throws URISyntaxException {
    return Path.of(Town.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  @Test
  void a_directory_gives_its_documents_but_no_user_types() throws URISyntaxException {
    assertThat(DocumentClasses.in(List.of(classes()), LOADER))
        .contains(Town.class)
        .doesNotContain(Town.Place.class);
  }

  @Test
  void a_jar_gives_its_documents() throws Exception {
    Path jar = directory.resolve("a.jar");
    String name = Town_.class.getName().replace('.', '/') + ".class";
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      out.putNextEntry(new JarEntry(name));
      Files.copy(classes().resolve(name), out);
    }

    assertThat(DocumentClasses.in(List.of(jar), LOADER)).containsExactly(Town.class);
  }

  @Test
  void a_document_found_twice_is_given_once() throws URISyntaxException {
    assertThat(DocumentClasses.in(List.of(classes(), classes()), LOADER))
        .containsOnlyOnce(Town.class);
  }

  @Test
  void a_missing_entry_and_a_file_that_is_no_jar_are_told() throws IOException {
    Path missing = directory.resolve("missing");
    Path text = Files.writeString(directory.resolve("text.jar"), "text");

    assertThatThrownBy(() -> DocumentClasses.in(List.of(missing), LOADER))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(missing + " cannot be used: there is no such directory or jar")
        .hasMessageContaining("coodie-1001");
    assertThatThrownBy(() -> DocumentClasses.in(List.of(text), LOADER))
        .hasMessageContaining("it is no jar");
  }

  @Test
  void a_class_that_cannot_be_loaded_is_told_by_name() throws IOException {
    Path broken = directory.resolve("a/Broken_.class");
    Files.createDirectories(broken.getParent());
    Files.writeString(broken, "no class");

    assertThatThrownBy(() -> DocumentClasses.in(List.of(directory), LOADER))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("The class a.Broken_ cannot be loaded")
        .hasMessageContaining("coodie-1002");
  }
}
