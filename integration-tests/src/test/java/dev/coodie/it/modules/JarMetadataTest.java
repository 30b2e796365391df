package dev.coodie.it.modules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coodie.DriverConnector;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the jars tell GraalVM's native-image of themselves. */
class JarMetadataTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(strings = {"coodie-core", "coodie-driver"})
  void all_that_is_listed_exists(String artifact) throws Exception {
    JsonNode metadata = metadata(artifact);

    for (JsonNode type : metadata.get("reflection")) {
      Class<?> listed = Class.forName(type.get("type").asText());
      for (JsonNode method : type.path("methods")) {
        assertThat(method.get("name").asText()).isEqualTo("<init>");
        assertThat(listed.getDeclaredConstructor()).isNotNull();
      }
    }
    for (JsonNode resource : metadata.path("resources")) {
      assertThat(loader().getResource(resource.get("glob").asText())).isNotNull();
    }
  }

  @Test
  void the_service_is_listed_with_its_provider() throws Exception {
    List<String> types = new ArrayList<>();
    metadata("coodie-driver").get("reflection").forEach(t -> types.add(t.get("type").asText()));

    for (DriverConnector provider : ServiceLoader.load(DriverConnector.class)) {
      assertThat(types).contains(provider.getClass().getName());
    }
    assertThat(metadata("coodie-driver").findValuesAsText("glob"))
        .containsExactly("META-INF/services/" + DriverConnector.class.getName());
  }

  /** Each of these is in the metadata, or in that which the processor writes. */
  @Test
  void classes_are_looked_up_by_name_in_few_places() throws IOException {
    List<String> files = new ArrayList<>();
    for (String artifact : List.of("coodie-core", "coodie-driver")) {
      Path sources = CoodieModules.root().resolve(artifact).resolve("src/main/java");
      try (Stream<Path> all = Files.walk(sources)) {
        for (Path file : all.filter(f -> f.toString().endsWith(".java")).toList()) {
          if (Files.readString(file).contains("Class.forName(")) {
            files.add(String.valueOf(file.getFileName()));
          }
        }
      }
    }

    assertThat(files)
        .containsExactlyInAnyOrder(
            "Models.java",
            "ModelErrors.java",
            "OwnValues.java",
            "Constraints.java",
            "DriverOptions.java");
  }

  private static JsonNode metadata(String artifact) throws IOException {
    String path = "META-INF/native-image/dev.coodie/" + artifact + "/reachability-metadata.json";
    try (InputStream in = loader().getResourceAsStream(path)) {
      return JSON.readTree(Objects.requireNonNull(in, path));
    }
  }

  private static ClassLoader loader() {
    return DriverConnector.class.getClassLoader();
  }
}
