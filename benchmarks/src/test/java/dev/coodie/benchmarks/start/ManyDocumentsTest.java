package dev.coodie.benchmarks.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.benchmarks.Jvm;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents are made and found by a fresh JVM. */
class ManyDocumentsTest {
  @TempDir private Path directory;

  @Test
  void a_fresh_jvm_finds_what_was_compiled() throws Exception {
    Path jar = ManyDocuments.jar(3, directory);
    Path errors = directory.resolve("errors");

    Process process = Jvm.start(FirstUse.class, List.of(), List.of(jar), List.of("3"), errors);

    assertThat(Double.parseDouble(Jvm.output(process, errors))).isPositive();
  }
}
