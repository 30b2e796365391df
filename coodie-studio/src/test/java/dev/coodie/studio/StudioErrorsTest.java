package dev.coodie.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.error.ConfigurationException;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors that no other test raises; and that each id is raised by some test. */
class StudioErrorsTest {
  @RegisterExtension static final EmbeddedCoodieExtension DB = new EmbeddedCoodieExtension();

  private static final Pattern ID = Pattern.compile("coodie-14\\d\\d");

  private static RunningStudio studio;
  private static StudioClient client;

  @BeforeAll
  static void start() {
    DB.coodie().schema().run("CREATE TABLE plain (k int PRIMARY KEY, v text)");
    studio = Studio.on(DB.coodie()).start();
    client = StudioClient.open(studio);
  }

  @AfterAll
  static void stop() {
    studio.close();
  }

  @Test
  void a_port_that_is_none_or_in_use() {
    assertThatThrownBy(() -> Studio.on(DB.coodie()).port(70_000))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("70000")
        .hasMessageEndingWith("[coodie-1401]");
    assertThatThrownBy(() -> Studio.on(DB.coodie()).port(studio.port()).start())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageEndingWith("[coodie-1411]");
  }

  @Test
  void a_request_that_is_not_understood() {
    assertThat(client.postText("rows", "{").id()).isEqualTo("coodie-1409");
    assertThat(client.postText("rows", "null").id()).isEqualTo("coodie-1409");
    assertThat(client.postText("rows", "{\"pageSize\":\"hunter2\"}").json().toString())
        .contains("coodie-1409")
        .doesNotContain("hunter2");
    assertThat(client.postText("nothing", "{}").id()).isEqualTo("coodie-1413");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "rows|{\"table\": \"plain\", \"pageSize\": 10}",
        "lens|{\"keyspace\": \"a\", \"table\": \"plain\"}",
        "save|{}",
        "save|{\"changes\": [null]}",
        "changes|{\"changes\": [{\"kind\": \"update\"}]}",
        "export|{}"
      })
  void a_request_that_lacks_something_is_not_understood(String name, String body) {
    assertThat(client.postText(name, body).id()).isEqualTo("coodie-1409");
  }

  @Test
  void what_is_not_there() {
    assertThat(client.rows(DB.keyspace(), "none", 1).id()).isEqualTo("coodie-1415");
    Map<String, Object> value =
        Map.of("keyspace", DB.keyspace(), "table", "plain", "key", Map.of("k", "1"), "column", "w");
    assertThat(client.post("value", value).problem())
        .isEqualTo("Table " + DB.keyspace() + ".plain has no column \"w\". Columns: k, v.");
    assertThat(client.post("value", value).id()).isEqualTo("coodie-1416");
    Map<String, Object> row =
        Map.of("keyspace", DB.keyspace(), "table", "plain", "key", Map.of("k", "1"));
    assertThat(client.post("lens", row).id()).isEqualTo("coodie-1421");
  }

  @Test
  void a_failure_of_the_studio_itself_is_told_and_logged() {
    Coodie failing =
        DB.coodie()
            .through(
                driver ->
                    new WatchingDriver(
                        driver,
                        statement -> {
                          throw new IllegalStateException("a defect");
                        }));
    try (RunningStudio broken = Studio.on(failing).start()) {
      StudioClient.Answer answer = StudioClient.open(broken).post("schema", Map.of());

      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.id()).isEqualTo("coodie-1412");
      assertThat(answer.problem()).doesNotContain("a defect");
    }
  }

  @Test
  void each_id_is_raised_by_a_test() throws IOException {
    assertThat(ids(Path.of("src", "test"))).containsAll(ids(Path.of("src", "main", "java")));
  }

  private static Set<String> ids(Path directory) throws IOException {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        ID.matcher(Files.readString(file)).results().forEach(id -> found.add(id.group()));
      }
    }
    return found;
  }
}
