package dev.coodie.benchmarks.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.benchmarks.Jvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is compared: the same classes, with the annotation processor and without. */
class ProcessingTest {
  @TempDir private Path directory;

  @Test
  void the_same_classes_are_compiled_with_the_processor_and_without() throws Exception {
    double processed = compiled(Processing.PROCESSED);
    double written = compiled(Processing.WRITTEN);

    assertThat(List.of(processed, written)).allSatisfy(millis -> assertThat(millis).isPositive());
    assertThat(classes(Processing.WRITTEN))
        .contains("Document0.class", "Document2_.class")
        .isEqualTo(classes(Processing.PROCESSED));
  }

  @Test
  void the_documents_alone_have_no_generated_classes() throws Exception {
    compiled(Processing.ALONE);

    assertThat(classes(Processing.ALONE))
        .containsExactly("Document0.class", "Document1.class", "Document2.class");
  }

  private double compiled(String what) throws IOException, InterruptedException {
    Path errors = directory.resolve("errors");
    Process process =
        Jvm.start(Processing.class, List.of(), List.of("3", directory.toString(), what), errors);
    return Double.parseDouble(Jvm.output(process, errors));
  }

  private List<String> classes(String what) throws IOException {
    try (Stream<Path> all = Files.walk(directory.resolve(what))) {
      return all.map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class"))
          .sorted()
          .toList();
    }
  }
}
