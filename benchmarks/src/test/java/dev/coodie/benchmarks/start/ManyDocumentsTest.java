package dev.coodie.benchmarks.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.benchmarks.Jvm;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents are made and found by a fresh JVM. */
class ManyDocumentsTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {FirstUse.DOCUMENTS, FirstUse.FURTHER, FirstUse.CLASSES})
  void a_fresh_jvm_finds_what_was_compiled(String what) throws Exception {
    Path jar = ManyDocuments.jar(3, directory);
    Path errors = directory.resolve("errors");

    Process process =
        Jvm.start(FirstUse.class, List.of(), List.of(jar), List.of("3", what), errors);

    assertThat(Double.parseDouble(Jvm.output(process, errors))).isPositive();
  }
}
