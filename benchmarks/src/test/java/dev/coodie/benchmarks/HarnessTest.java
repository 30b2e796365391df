package dev.coodie.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coodie.benchmarks.path.PathStage;
import dev.coodie.benchmarks.path.Peer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From scores to files. */
class HarnessTest {
  @TempDir private Path directory;

  @Test
  void the_median_is_taken_and_all_rounds_are_kept() {
    Scores scores = new Scores();

    List.of(5.0, 1.0, 3.0).forEach(value -> scores.add("g", "n", "c", "m", value));

    assertThat(scores.median("g", "n", "c", "m")).hasValue(3);
    assertThat(scores.median("g", "n", "c", "other")).isEmpty();
    assertThat(scores.all()).containsExactly(new Score("g", "n", "c", "m", List.of(5.0, 1.0, 3.0)));
  }

  @Test
  void ratios_are_taken_of_rounds_of_one_turn() {
    Scores scores = new Scores();
    for (double value : List.of(10.0, 20.0, 40.0)) {
      scores.add("g", "n", "limit", "m", value); // the machine slows down
      scores.add("g", "n", "own", "m", 1.1 * value);
    }
    scores.add("g", "n", "less often", "m", 10);

    Score ratio = scores.ratio("g", "n", "own", "limit", "m").orElseThrow();

    assertThat(ratio.median()).isCloseTo(1.1, within(1e-9));
    assertThat(ratio.spread()).isCloseTo(0, within(1e-9));
    assertThat(scores.ratio("g", "n", "less often", "limit", "m").orElseThrow().rounds())
        .containsExactly(1.0);
    assertThat(scores.ratio("g", "n", "own", "nobody", "m")).isEmpty();
  }

  @Test
  void the_middle_half_and_the_sign_test_tell_how_sure_a_median_is() {
    List<Double> rounds = IntStream.rangeClosed(1, 25).mapToObj(i -> (double) i).toList();

    Score score = new Score("g", "n", "c", "m", rounds);

    assertThat(score.spread()).isEqualTo(12 / 13.0);
    // less than 7 of 25 are below the median less than once in 100 times, and as many above it
    assertThat(score.interval()).isEqualTo(new Score.Interval(7, 19));
    assertThat(new Score("g", "n", "c", "m", rounds.subList(0, 5)).interval()).isNull();
    assertThat(score.medians(10)).containsExactly(5.5, 15.5, 23.0);
  }

  @Test
  void goals_tell_what_is_reached_missed_and_not_measured() {
    Scores scores = new Scores();
    cpu(scores, "insert", Peer.COODIE, 8);
    cpu(scores, "insert", Peer.DRIVER_MAPPER, 10);
    cpu(scores, "get", Peer.COODIE, 12);
    cpu(scores, "get", Peer.DRIVER_MAPPER, 10);

    assertThat(goal(scores, "insert, client CPU, × driver mapper"))
        .isEqualTo(List.of("≤ 1", "0.80", "yes"));
    assertThat(goal(scores, "get by key, client CPU, × driver mapper"))
        .isEqualTo(List.of("≤ 1", "1.20", "**no**"));
    assertThat(goal(scores, "partition of 5,000, client CPU, × Spring Data"))
        .isEqualTo(List.of("≤ 0.20", "not measured", ""));
  }

  @Test
  void files_have_tables_numbers_and_charts() throws Exception {
    Scores scores = new Scores();
    for (Peer peer : Peer.values()) {
      cpu(scores, "insert", peer, 10 + peer.name().length());
    }

    ResultFiles results = new ResultFiles(directory);

    results.write(new Report(facts(), new Scores()));
    results.write(new Report(facts(), scores));

    List<Path> files = results.written();
    assertThat(files)
        .extracting(file -> file.getFileName().toString())
        .containsExactly(
            "2026-11-28-abc-with-changes.md",
            "2026-11-28-abc-with-changes.json",
            "2026-11-28-abc-with-changes.html",
            "2026-11-28-abc-with-changes-cpu.svg");
    assertThat(Files.readString(files.get(0))).contains("| insert", "15.0 (1.00)");
    JsonNode json = new ObjectMapper().readTree(files.get(1).toFile());
    assertThat(json.at("/machine/processor").asText()).isEqualTo("<one> & only");
    assertThat(json.at("/scores/0/rounds/0").asDouble()).isEqualTo(15);
    assertThat(Files.readString(files.get(2)))
        .contains("&lt;one&gt; &amp; only", "<svg", "Spring Data")
        .doesNotContain("<script", "src=", "href=");
    assertThat(rectangles(files.get(3))).isEqualTo(1 + Peer.values().length);
  }

  private static int rectangles(Path svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(svg.toFile())
        .getElementsByTagName("rect")
        .getLength();
  }

  private static void cpu(Scores scores, String operation, Peer peer, double micros) {
    scores.add(PathStage.GROUP, operation, peer.name(), PathStage.CPU, micros);
  }

  private static List<String> goal(Scores scores, String measure) {
    return Goals.of(scores).stream()
        .filter(goal -> goal.measure().equals(measure))
        .map(goal -> List.of(goal.goal(), goal.measuredText(), goal.reachedText()))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("date", "2026-11-28");
    facts.put("commit", "abc with changes");
    facts.put("processor", "<one> & only");
    return facts;
  }
}
