package dev.coodie.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The archive of classes that short commands leave, in a checkout with a small jar. */
class LauncherArchiveTest {
  @TempDir private Path checkout;

  /** What the launcher printed, and how it ended. */
  private record Ended(int code, String out) {}

  /**
   * The command of the small jar: ends with the number of its arguments, less one, or waits to be
   * ended.
   */
  public static final class Told {
    private Told() {}

    /** Tells its arguments. */
    public static void main(String[] arguments) throws InterruptedException {
      System.out.println(String.join(" ", arguments));
      if (List.of(arguments).contains("wait")) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("ended")));
        Thread.sleep(Duration.ofMinutes(5).toMillis());
      }
      System.exit(arguments.length - 1);
    }
  }

  @BeforeAll
  static void there_is_a_shell() {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "No /bin/bash is here.");
  }

  @BeforeEach
  void make() throws IOException {
    Path module = checkout.resolve("coodie-cli");
    Files.createDirectories(module.resolve("src/main"));
    Files.createDirectories(module.resolve("src/help"));
    Files.createDirectories(checkout.resolve("coodie-embedded/src"));
    Files.createDirectories(target());
    Files.copy(Path.of("..", "coodie"), checkout.resolve("coodie"));
    Files.createFile(module.resolve("src/help/status.txt"));
    Files.createFile(module.resolve("src/help/generate.txt"));
    Files.createFile(module.resolve("src/help/export.txt"));
    Files.createFile(module.resolve("src/help/import.txt"));
    Files.createFile(module.resolve("pom.xml"));
    Files.createFile(checkout.resolve("pom.xml"));
    jar();
  }

  private Path target() {
    return checkout.resolve("coodie-cli/target");
  }

  private void jar() throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Told.class.getName());
    String entry = Told.class.getName().replace('.', '/') + ".class";
    try (OutputStream file = Files.newOutputStream(target().resolve("coodie.jar"));
        JarOutputStream jar = new JarOutputStream(file, manifest)) {
      jar.putNextEntry(new JarEntry(entry));
      jar.write(Told.class.getClassLoader().getResourceAsStream(entry).readAllBytes());
    }
  }

  private List<Path> archives() throws IOException {
    try (Stream<Path> files = Files.list(target())) {
      return files.filter(file -> !file.endsWith("coodie.jar")).toList();
    }
  }

  private Process start(Path home, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("/bin/bash", "coodie"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(checkout.toFile()).environment().put("JAVA_HOME", home.toString());
    return builder.start();
  }

  private Ended run(Path home, String... arguments) throws IOException, InterruptedException {
    Process process = start(home, arguments);
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), out);
  }

  private Ended run(String... arguments) throws IOException, InterruptedException {
    return run(Path.of(System.getProperty("java.home")), arguments);
  }

  @Test
  void the_first_command_leaves_an_archive_and_the_next_one_prints_the_same()
      throws IOException, InterruptedException {
    Ended first = run("status");
    List<Path> left = archives();
    Ended second = run("status");

    assertThat(first).isEqualTo(new Ended(0, "status\n")).isEqualTo(second);
    assertThat(left).singleElement().satisfies(a -> assertThat(a).isNotEmptyFile());
    assertThat(archives()).isEqualTo(left);
  }

  @Test
  void an_archive_that_does_not_fit_is_not_used_and_not_told()
      throws IOException, InterruptedException {
    Ended unused = run("status");
    Path archive = archives().get(0);
    Files.delete(archive);
    Files.writeString(archive, "of another JDK");

    assertThat(run("status")).isEqualTo(new Ended(0, "status\n"));
  }

  @Test
  void a_newer_jar_gets_a_new_archive() throws IOException, InterruptedException {
    Ended unused = run("status");
    Object before = Files.getLastModifiedTime(archives().get(0));
    jar();

    assertThat(run("status")).isEqualTo(new Ended(0, "status\n"));
    assertThat(Files.getLastModifiedTime(archives().get(0))).isNotEqualTo(before);
  }

  @Test
  void a_command_that_fails_keeps_its_code_and_leaves_none()
      throws IOException, InterruptedException {
    assertThat(run("status", "a", "b")).isEqualTo(new Ended(2, "status a b\n"));
    assertThat(archives()).isEmpty();
  }

  @Test
  void a_command_that_talks_to_no_node_leaves_none() throws IOException, InterruptedException {
    assertThat(run("generate")).isEqualTo(new Ended(0, "generate\n"));
    assertThat(archives()).isEmpty();
  }

  @Test
  void an_export_leaves_one_too_which_an_import_uses_and_does_not_make()
      throws IOException, InterruptedException {
    Assumptions.assumeTrue(Runtime.version().feature() < 25, "It has another kind of archive.");

    assertThat(run("import")).isEqualTo(new Ended(0, "import\n"));
    assertThat(archives()).isEmpty();

    assertThat(run("export")).isEqualTo(new Ended(0, "export\n"));
    assertThat(archives()).singleElement().satisfies(a -> assertThat(a).isNotEmptyFile());
    assertThat(run("import")).isEqualTo(new Ended(0, "import\n"));
    assertThat(run("export", "a", "b")).isEqualTo(new Ended(2, "export a b\n"));
  }

  @Test
  void an_export_that_fails_keeps_its_code_and_leaves_none()
      throws IOException, InterruptedException {
    assertThat(run("export", "a", "b")).isEqualTo(new Ended(2, "export a b\n"));
    assertThat(archives()).isEmpty();
  }

  @Test
  void what_ends_the_launcher_ends_the_export() throws IOException, InterruptedException {
    Process process = start(Path.of(System.getProperty("java.home")), "export", "wait");
    try (BufferedReader out = process.inputReader()) {
      assertThat(out.readLine()).isEqualTo("export wait");

      process.toHandle().destroy(); // SIGTERM; the process itself would close its output, too

      assertThat(out.readLine()).isEqualTo("ended");
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(143);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    assertThat(archives()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.8.0_402", "9.0.4", "11.0.2", "16"})
  void an_old_java_is_refused_by_its_release_file(String version)
      throws IOException, InterruptedException {
    Path home = Files.createDirectories(checkout.resolve("old"));
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    Path java = Files.writeString(home.resolve("bin/java"), "#!/bin/sh\necho started\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();

    Ended ended = run(home, "status");

    assertThat(ended.code).isEqualTo(1);
    assertThat(ended.out).startsWith("coodie: Java " + version + " at ").contains("is too old");
  }
}
