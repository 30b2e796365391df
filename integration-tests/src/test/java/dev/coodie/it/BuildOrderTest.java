package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Modules are built side by side, in the order of their dependencies. */
class BuildOrderTest {
  private static final String PROCESSOR = "<artifactId>coodie-processor</artifactId>";
  private static final Pattern PATHS =
      Pattern.compile("<annotationProcessorPaths.*?</annotationProcessorPaths>", Pattern.DOTALL);

  /** Maven does not see paths of annotation processors when it orders modules. */
  @Test
  void a_module_that_the_processor_works_on_depends_on_it() throws IOException {
    List<String> processed = new ArrayList<>();
    List<String> early = new ArrayList<>();
    for (Path module : modules()) {
      String pom = Files.readString(module.resolve("pom.xml"));
      String besides = PATHS.matcher(pom).replaceAll("");
      boolean named = PATHS.matcher(pom).results().anyMatch(p -> p.group().contains(PROCESSOR));
      if (named || pom.contains("<artifactId>kotlin-maven-plugin</artifactId>")) {
        processed.add(module.getFileName().toString());
        if (!besides.contains(PROCESSOR)) {
          early.add(module.getFileName().toString());
        }
      }
    }

    assertThat(processed).contains("integration-tests", "coodie-micrometer", "coodie-kotlin");
    assertThat(early).as("modules to give a dependency of scope provided").isEmpty();
  }

  private static List<Path> modules() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of(".."))) {
      return folders.filter(folder -> Files.exists(folder.resolve("pom.xml"))).toList();
    }
  }
}
