package dev.coodie.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The generated text, compared in full. Run with {@code -Dgolden.update} to write the files again;
 * then read the difference.
 */
class GoldenTest {
  private static final List<String> SOURCES =
      List.of(
          "EventLog",
          "Product",
          "Address",
          "Color",
          "Summary",
          "Pet",
          "Cat",
          "Dog",
          "Feline",
          "Reading",
          "ReadingByUnit",
          "PageViews",
          "Parcel",
          "Envelope",
          "UserId",
          "Note");

  static final Compilation COMPILATION =
      Compilation.of(
          SOURCES.stream().map(name -> resource(name + ".java.txt")).toArray(String[]::new));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EventLog_",
        "Product_",
        "Address_",
        "Summary_",
        "Pet_",
        "Feline_",
        "Cat_",
        "Reading_",
        "ReadingByUnit_",
        "PageViews_",
        "Parcel_",
        "Envelope_",
        "UserId_",
        "Note_"
      })
  void generated_class_is_as_written_down(String name) throws IOException {
    String generated = COMPILATION.succeeds().generated("shop." + name);

    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(Path.of("src/test/resources/golden", name + ".java.txt"), generated);
    }
    assertThat(generated).isEqualTo(resource(name + ".java.txt"));
  }

  @Test
  void every_line_fits_into_100_columns() {
    List<String> tooLong = new ArrayList<>();
    for (String name : COMPILATION.generated()) {
      COMPILATION
          .generated(name.replace(".java", ""))
          .lines()
          .filter(line -> line.length() > 100)
          .forEach(tooLong::add);
    }

    assertThat(tooLong).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"EventLog_, 6", "Product_, 14", "Cat_, 4", "Pet_, 2"})
  void a_class_stays_small(String name, int columns) {
    long lines =
        COMPILATION
            .generated("shop." + name)
            .lines()
            .filter(line -> !line.startsWith("import "))
            .count();

    assertThat(lines).isLessThanOrEqualTo(30 + 6 * columns);
  }

  private static String resource(String name) {
    try (InputStream in = GoldenTest.class.getResourceAsStream("/golden/" + name)) {
      return in == null ? "missing" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
