package dev.coodie.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every problem, raised. The cases are in {@code problems.txt}: {@code ==} and the message, then
 * the source; {@code // HERE} is on the line where the message belongs.
 */
class ProblemTest {
  private static final Pattern HEAD = Pattern.compile("(?m)^== ");
  private static final Pattern NEXT_FILE = Pattern.compile("(?m)^--\n");

  private record Case(String message, String source) {
    static Case of(String part) {
      int end = part.indexOf('\n');
      return new Case(part.substring(0, end), part.substring(end + 1));
    }

    String[] files() {
      return NEXT_FILE
          .splitAsStream(source)
          .map(file -> file.contains("import ") ? file : "import dev.coodie.annotation.*;" + file)
          .toArray(String[]::new);
    }

    String expected() {
      for (String file : files()) {
        List<String> lines = file.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
          if (lines.get(i).contains("// HERE")) {
            return (i + 1) + ": " + message;
          }
        }
      }
      return "-1: " + message;
    }

    @Override
    public String toString() {
      return message;
    }
  }

  static List<Case> cases() throws IOException {
    try (InputStream in = ProblemTest.class.getResourceAsStream("/problems.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return HEAD.splitAsStream(text).filter(part -> !part.isBlank()).map(Case::of).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void problem_is_reported_where_it_belongs(Case one) {
    Compilation compilation = Compilation.of(one.files());

    assertThat(compilation.errors()).containsExactly(one.expected());
  }

  @Test
  void every_problem_has_a_case() throws IOException {
    Set<String> raised =
        cases().stream()
            .map(one -> one.message().replaceAll(".*\\[(.*)]$", "$1"))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    raised.add(Problem.PROCESSOR_FAILED.id()); // DocumentProcessorTest
    raised.add(Problem.CREATOR_UNNAMED.id()); // CreationTest
    raised.add(Problem.LOMBOK_FIRST.id()); // LombokTest

    assertThat(raised)
        .containsExactlyInAnyOrderElementsOf(Stream.of(Problem.values()).map(Problem::id).toList());
  }

  @Test
  void ids_are_unique_and_leave_room_for_those_of_the_model() {
    List<String> ids = Stream.of(Problem.values()).map(Problem::id).toList();

    assertThat(ids)
        .doesNotHaveDuplicates()
        .doesNotContain("coodie-151", "coodie-152", "coodie-153", "coodie-158", "coodie-159")
        .allMatch(id -> id.matches("coodie-1\\d\\d"));
  }
}
