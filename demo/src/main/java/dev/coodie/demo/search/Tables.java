package dev.coodie.demo.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.ClassPathResource;

/** Files of lines with fields between tabs, which are part of the application. */
final class Tables {
  private Tables() {}

  static List<String[]> rows(String file) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new ClassPathResource("search/" + file).getInputStream(),
                StandardCharsets.UTF_8))) {
      return lines.lines().map(line -> line.split("\t", -1)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
