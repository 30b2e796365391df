package dev.coodie.spark.internal.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.error.TransferException;
import dev.coodie.transfer.ComparisonResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.util.SerializableConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobProgressTest {
  private static final Map<String, String> ASKED = Map.of("table", "shop.orders", "id", "1");
  private static final List<String> PARTS = List.of("first", "second", "third");

  @TempDir private Path directory;

  /** Of a run of its own, as each process that continues the job is one. */
  private JobProgress run() {
    return new JobProgress(
        JobFolder.of(
            directory.resolve("out.jsonl").toUri().toString(),
            new SerializableConfiguration(new Configuration(false))));
  }

  private static JobProgress.Plan open(JobProgress progress, boolean resume, boolean overwrite) {
    return progress.open(ASKED, resume, overwrite, () -> PARTS);
  }

  private void export(JobProgress progress, int part, String text) throws IOException {
    Path file = Files.writeString(directory.resolve("local"), text);
    String name = progress.folder().name(part, 7, ".jsonl");
    progress.folder().store(file, name);
    progress.done("exported", new ExportedPart(part, 10, List.of(name), List.of("x")), 7);
    Files.delete(file);
  }

  private static List<String> files(JobProgress progress) {
    return progress.done("exported", ExportedPart.class).values().stream()
        .flatMap(part -> part.files().stream())
        .toList();
  }

  private List<String> output() throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory.resolve("out.jsonl"))) {
      for (Path file : files.sorted().toList()) {
        lines.add(Files.readString(file));
      }
    }
    return lines;
  }

  @Test
  void a_later_run_does_the_parts_that_are_left() throws IOException {
    JobProgress first = run();
    JobProgress.Plan begun = open(first, false, false);
    export(first, 1, "b");

    JobProgress second = run();
    JobProgress.Plan plan =
        second.open(ASKED, true, false, () -> List.of("divided", "in another way"));
    Map<Integer, ExportedPart> done = second.done("exported", ExportedPart.class);

    assertThat(plan).isEqualTo(begun);
    assertThat(done.get(1).rows()).isEqualTo(10);
    assertThat(done.get(1).notKept()).containsExactly("x");
    assertThat(plan.without(done.keySet()))
        .containsExactly(new NumberedPart(0, "first"), new NumberedPart(2, "third"));

    export(second, 0, "a");
    export(second, 2, "c");
    second.folder().publish(files(second), plan.overwrite());
    assertThat(output()).containsExactly("a", "b", "c");
  }

  @Test
  void what_a_comparison_counted_is_kept() {
    JobProgress progress = run();
    var unused = open(progress, false, false);
    ComparisonResult result =
        new ComparisonResult(
            1,
            2,
            3,
            4,
            5,
            6,
            7,
            8,
            new ComparisonResult.Repair(1, 2, 3, 4, 5, 6),
            0,
            Duration.ofMillis(1_234),
            List.of("a note"));
    ComparedPart part = new ComparedPart(2, "part-00002", result);

    progress.done("compared", part, 3);

    assertThat(run().done("compared", ComparedPart.class)).isEqualTo(Map.of(2, part));
  }

  @Test
  void what_is_unfinished_is_neither_lost_nor_continued_unasked() throws IOException {
    JobProgress first = run();
    var unused = open(first, false, false);
    export(first, 1, "b");

    assertThatThrownBy(() -> open(run(), false, false))
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("is unfinished. Continue it (resume), or start over (overwrite).")
        .hasMessageEndingWith("[coodie-1528]");
    assertThat(files(run())).hasSize(1);

    JobProgress anew = run();
    var unusedPlan = open(anew, false, true);
    assertThat(files(anew)).isEmpty();
  }

  @Test
  void another_job_is_not_continued() throws IOException {
    JobProgress first = run();
    var unused = open(first, false, false);
    export(first, 1, "b");

    assertThatThrownBy(
            () ->
                run()
                    .open(
                        Map.of("table", "shop.orders", "id", "1", "columns", "a"),
                        true,
                        false,
                        () -> PARTS))
        .hasMessageContaining("out.jsonl.unfinished has is of another job: \"columns\" differs.")
        .hasMessageEndingWith("[coodie-1527]");
    assertThatThrownBy(
            () -> run().open(Map.of("table", "shop.orders", "id", "2"), true, false, () -> PARTS))
        .hasMessageContaining("\"id\" differs");
    first.folder().store("{", "job.json");
    assertThatThrownBy(() -> open(run(), true, false)).hasMessageContaining("no plan of a job");
    assertThat(files(run())).hasSize(1);
  }

  @Test
  void resuming_begins_if_there_is_nothing_to_continue() throws IOException {
    assertThat(open(run(), true, false).parts()).isEqualTo(PARTS);

    run().folder().clear();
    Files.writeString(directory.resolve("out.jsonl"), "mine");
    assertThatThrownBy(() -> open(run(), true, false)).hasMessageEndingWith("[coodie-1512]");
    assertThat(Files.readString(directory.resolve("out.jsonl"))).isEqualTo("mine");
  }

  @Test
  void attempts_that_nobody_counts_are_not_in_the_output() throws IOException {
    JobProgress progress = run();
    var unused = open(progress, false, false);
    for (int part = 0; part < 3; part++) {
      export(progress, part, "text");
    }
    // Of another attempt, and of a run before that was thought dead and is not.
    progress.folder().store("again", progress.folder().name(1, 8, ".jsonl"));
    JobProgress late = run();
    assertThatThrownBy(() -> export(late, 1, "again")).hasMessageEndingWith("[coodie-1562]");
    late.folder().store("not noted", late.folder().name(2, 9, ".jsonl"));

    progress.folder().publish(files(progress), false);
    late.folder().store("after the end", late.folder().name(2, 10, ".jsonl"));

    assertThat(output()).hasSize(3);
  }

  @Test
  void a_run_that_another_one_took_over_ends_and_leaves_it_alone() throws IOException {
    List<String> notes = new ArrayList<>();
    JobProgress first = run();
    JobProgress.Plan plan = open(first, false, false);
    export(first, 0, "a");

    JobProgress second = run();
    assertThatThrownBy(
            () ->
                first.keeping(
                    "exported",
                    plan,
                    notes::add,
                    () -> {
                      var unused = open(second, true, false);
                      first.folder().publish(files(first), false);
                      throw new AssertionError("published");
                    }))
        .isInstanceOf(TransferException.class)
        .hasMessageStartingWith("Another run works with ")
        .hasMessageEndingWith("[coodie-1562]");

    assertThat(notes).isEmpty();
    assertThat(directory.resolve("out.jsonl")).doesNotExist();
    export(second, 1, "b");
    export(second, 2, "c");
    second.folder().publish(files(second), false);
    assertThat(output()).containsExactly("a", "b", "c");
  }

  @Test
  void a_run_that_another_one_started_over_notes_nothing_in_it() throws IOException {
    JobProgress first = run();
    JobProgress.Plan plan = open(first, false, false);
    JobProgress second = run();
    var unused = open(second, false, true);

    assertThatThrownBy(() -> export(first, 1, "a third of the first"))
        .isInstanceOf(TransferException.class);
    assertThatThrownBy(
            () ->
                first.keeping(
                    "exported",
                    plan,
                    note -> {},
                    () -> {
                      throw new IllegalStateException("no part was done");
                    }))
        .hasMessage("no part was done");

    assertThat(files(second)).isEmpty();
    export(second, 1, "b");
    assertThat(files(second)).hasSize(1);
  }

  @Test
  void an_output_that_was_killed_as_it_took_its_place_is_finished() throws IOException {
    JobProgress progress = run();
    var unused = open(progress, false, false);
    for (int part = 0; part < 3; part++) {
      export(progress, part, String.valueOf(part));
    }
    Path unfinished = directory.resolve("out.jsonl.unfinished");
    Path whole = Files.createDirectory(unfinished.resolve("whole"));
    String first = files(progress).get(0);
    Files.move(unfinished.resolve(first), whole.resolve(first));
    Files.writeString(whole.resolve("part-00001-of-another-attempt.jsonl"), "doubled");

    JobProgress second = run();
    JobProgress.Plan plan = open(second, true, false);
    second.folder().publish(files(second), plan.overwrite());

    assertThat(output()).containsExactly("0", "1", "2");
  }

  @Test
  void an_output_that_came_meanwhile_is_kept_and_so_are_the_parts() throws IOException {
    JobProgress progress = run();
    var unused = open(progress, false, false);
    export(progress, 0, "a");
    Files.writeString(directory.resolve("out.jsonl"), "mine");

    assertThatThrownBy(() -> progress.folder().publish(files(progress), false))
        .hasMessageEndingWith("[coodie-1512]");
    assertThat(Files.readString(directory.resolve("out.jsonl"))).isEqualTo("mine");

    Files.delete(directory.resolve("out.jsonl"));
    JobProgress second = run();
    JobProgress.Plan plan = open(second, true, false);
    second.folder().publish(files(second), plan.overwrite());
    assertThat(output()).containsExactly("a");
  }

  @Test
  void what_the_first_run_might_replace_a_later_one_may() throws IOException {
    Files.createDirectory(directory.resolve("out.jsonl"));
    Files.writeString(directory.resolve("out.jsonl").resolve("part-00000-old.jsonl"), "old");
    JobProgress first = run();
    var unused = open(first, false, true);
    export(first, 0, "new");

    JobProgress second = run();
    JobProgress.Plan plan = open(second, true, false);
    assertThat(output()).containsExactly("old");
    second.folder().publish(files(second), plan.overwrite());

    assertThat(output()).containsExactly("new");
  }

  @Test
  void a_joined_output_is_made_once() throws IOException {
    JobProgress first = run();
    var unused = open(first, false, false);
    first.folder().store("a\n", "part-00000");
    first.folder().store("b\n", "part-00001");
    first.folder().join(List.of("part-00000", "part-00001"), false);

    JobProgress repairing = run();
    JobProgress.Plan plan = open(repairing, true, false);
    repairing.folder().join(List.of("part-00001", "part-00000"), plan.overwrite());

    assertThat(Files.readString(directory.resolve("out.jsonl"))).isEqualTo("a\nb\n");
  }
}
