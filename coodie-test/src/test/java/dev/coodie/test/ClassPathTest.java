package dev.coodie.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** This module uses coodie-embedded as applications do, so it has the class path that they get. */
class ClassPathTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.apache.commons.logging.LogFactory",
        "picocli.CommandLine",
        "org.apache.http.client.HttpClient",
        "com.google.gson.Gson",
        "org.codehaus.plexus.util.IOUtil",
        "org.eclipse.aether.RepositorySystem"
      })
  void library_of_the_node_is_not_on_the_class_path(String name) {
    assertThat(ClassLoader.getSystemClassLoader().getResource(name.replace('.', '/') + ".class"))
        .isNull();
  }

  @Test
  void only_the_driver_brings_libraries() {
    List<String> jars =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(entry -> entry.endsWith(".jar"))
            .map(entry -> Path.of(entry).getFileName().toString())
            .filter(name -> !name.startsWith("coodie-"))
            .toList();

    assertThat(jars)
        .allMatch(name -> EXPECTED.stream().anyMatch(name::startsWith), "is known")
        .isNotEmpty();
  }

  private static final List<String> EXPECTED =
      List.of(
          // ours
          "jspecify-",
          "slf4j-api-",
          // the driver's
          "java-driver-",
          "native-protocol-",
          "netty-",
          "config-",
          "jnr-",
          "jffi-",
          "asm-",
          "metrics-core-",
          "HdrHistogram-",
          "jackson-",
          "reactive-streams-",
          // the tests'
          "junit-",
          "opentest4j-",
          "apiguardian-api-",
          "assertj-core-",
          "byte-buddy-",
          "slf4j-simple-",
          "surefire",
          "org.jacoco.agent-");
}
