package dev.coodie.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartArchivesTest {
  private static final String RECORD = "-XX:ArchiveClassesAtExit=";
  private static final String USE = "-XX:SharedArchiveFile=";

  @TempDir private Path directory;
  private final List<String> progress = new ArrayList<>();

  @Test
  void one_node_at_a_time_records() {
    assertThat(flags(17)).singleElement().asString().startsWith(RECORD);

    assertThat(flags(17)).isEmpty();
  }

  @Test
  void finished_recording_is_used() throws IOException {
    finish(archives(17, "class-path").plan(), "archive");

    assertThat(flags(17)).singleElement().asString().startsWith(USE + directory).endsWith(".jsa");
  }

  @Test
  void jdk_25_has_an_aot_cache() throws IOException {
    StartArchives.Plan plan = archives(25, "class-path").plan();
    assertThat(plan.flags()).singleElement().asString().startsWith("-XX:AOTCacheOutput=");
    finish(plan, "archive");

    assertThat(flags(25)).singleElement().asString().startsWith("-XX:AOTCache=").endsWith(".aot");
  }

  @Test
  void adopting_is_told_once() throws IOException {
    StartArchives archives = archives(17, "class-path");
    finish(archives.plan(), "archive");

    archives.adoptFinished(progress::add);
    archives.adoptFinished(progress::add);

    assertThat(progress).hasSize(1);
  }

  @Test
  void recording_that_was_killed_is_begun_anew() throws IOException {
    Path training = training(archives(17, "class-path").plan());
    age(training);

    assertThat(flags(17)).singleElement().asString().startsWith(RECORD);
    assertThat(training).doesNotExist();
  }

  @Test
  void recording_of_a_start_that_failed_is_not_used() throws IOException {
    StartArchives archives = archives(17, "class-path");
    StartArchives.Plan plan = archives.plan();
    finish(plan, "archive");

    archives.discard(training(plan));

    assertThat(names()).isEmpty();
    assertThat(flags(17)).singleElement().asString().startsWith(RECORD);
  }

  @Test
  void archive_half_recorded_is_not_used() throws IOException {
    StartArchives.Plan plan = archives(17, "class-path").plan();
    finish(plan, "\0\0\0\0 regions, and the head would come last");

    assertThat(flags(17)).singleElement().asString().startsWith(RECORD);
    assertThat(names()).hasSize(1).allMatch(name -> name.endsWith(".training"));
  }

  @Test
  void what_a_killed_recording_left_is_removed() throws IOException {
    StartArchives.Plan plan = archives(25, "class-path").plan();
    Path training = training(plan);
    Path configuration = Path.of(training.toString().replace(".training", ".part.config"));
    Files.writeString(configuration, "classes");
    age(training);
    Files.writeString(directory.resolve("java-21-other.run.part.config"), "classes");
    Files.writeString(directory.resolve("java-21-other.run.part"), "archive");
    age(Files.createFile(directory.resolve("java-21-older.run.training")));

    assertThat(flags(25)).singleElement().asString().startsWith("-XX:AOTCacheOutput=");
    assertThat(names()).hasSize(1).allMatch(name -> name.endsWith(".training"));
    assertThat(training).doesNotExist();
  }

  @Test
  void files_of_recordings_that_go_on_or_wait_to_be_used_stay() throws IOException {
    StartArchives.Plan waiting = archives(17, "other-class-path").plan();
    finish(waiting, "archive");
    StartArchives.Plan plan = archives(25, "class-path").plan();
    finish(plan, "\0\0\0\0 half");
    Path training = training(plan);
    Files.writeString(Path.of(training.toString().replace(".training", ".part.config")), "classes");
    age(training);

    FileMutex node = FileMutex.acquire(training);
    try {
      assertThat(flags(25)).isEmpty();
      assertThat(names()).hasSize(5);
    } finally {
      node.close();
    }
    assertThat(archives(17, "other-class-path").plan().flags().get(0)).startsWith(USE);
  }

  @Test
  void recording_that_goes_on_is_left_alone() throws IOException {
    StartArchives.Plan plan = archives(17, "class-path").plan();
    Path training = training(plan);
    age(training);

    FileMutex node = FileMutex.acquire(training);
    try {
      assertThat(flags(17)).isEmpty();
    } finally {
      node.close();
    }
  }

  @Test
  void another_class_path_needs_another_archive_and_the_last_four_are_kept() throws IOException {
    for (String classPath : List.of("first", "second", "third", "fourth", "fifth")) {
      StartArchives archives = archives(17, classPath);
      StartArchives.Plan plan = archives.plan();
      assertThat(plan.flags()).singleElement().asString().startsWith(RECORD);
      finish(plan, "archive");
      archives.adoptFinished(progress::add);
    }

    try (var files = Files.list(directory)) {
      assertThat(files.map(Path::toString).filter(file -> file.endsWith(".jsa"))).hasSize(4);
    }
    assertThat(archives(17, "fifth").plan().flags().get(0)).startsWith(USE);
  }

  private List<String> flags(int feature) {
    return archives(feature, "class-path").plan().flags();
  }

  private StartArchives archives(int feature, String classPath) {
    return new StartArchives(
        directory, new JavaHome(Path.of("/java"), feature, feature + ".0.1-id"), classPath);
  }

  private static void finish(StartArchives.Plan plan, String content) throws IOException {
    Files.writeString(Path.of(plan.flags().get(0).replaceFirst("^[^=]*=", "")), content);
  }

  private static void age(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofMinutes(1))));
  }

  /** But for the lock. */
  private List<String> names() throws IOException {
    try (var files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(".lock"))
          .toList();
    }
  }

  private static Path training(StartArchives.Plan plan) {
    return Objects.requireNonNull(plan.training());
  }
}
