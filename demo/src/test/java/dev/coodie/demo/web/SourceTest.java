package dev.coodie.demo.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The code that pages show. */
class SourceTest {
  static Stream<Source> shown() {
    return Demo.ALL.stream().flatMap(demo -> demo.code().stream());
  }

  @ParameterizedTest
  @MethodSource("shown")
  void it_is_in_the_source_of_the_application_and_short(Source source) throws IOException {
    List<String> file =
        Files.readAllLines(Path.of("src", "main", "java").resolve(source.file())).stream()
            .map(String::strip)
            .toList();

    assertThat(source.lines()).hasSizeBetween(4, 20);
    assertThat(file).containsSequence(source.lines().stream().map(String::strip).toList());
    assertThat(source.lines().get(0)).doesNotStartWith(" ");
  }

  @Test
  void a_region_that_is_not_there_is_told() {
    assertThatThrownBy(() -> Source.region("iot/Reading", "writing"))
        .hasMessage("dev/coodie/demo/iot/Reading.java has no region writing");
  }

  @Test
  void words_of_the_language_are_marked_and_signs_are_escaped() {
    assertThat(Highlight.html("List<A> x = f(\"<b>\"); // new & old"))
        .isEqualTo(
            "<span class=\"type\">List</span>&lt;<span class=\"type\">A</span>&gt; x ="
                + " f(<span class=\"text\">&quot;&lt;b&gt;&quot;</span>);"
                + " <span class=\"comment\">// new &amp; old</span>");
  }
}
