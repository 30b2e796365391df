package dev.coodie.studio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The beginning of a file of rejects: which line of the import, and why. */
final class RejectedLines {
  private static final int SHOWN = 20;
  private static final JsonMapper MAPPER = new JsonMapper();

  private RejectedLines() {}

  /** None if there is no such file. */
  static List<Map<String, Object>> first(Path file) {
    List<Map<String, Object>> found = new ArrayList<>();
    if (!Files.exists(file)) {
      return found;
    }
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine();
          line != null && found.size() < SHOWN;
          line = lines.readLine()) {
        JsonNode json = MAPPER.readTree(line);
        found.add(
            Map.of("line", json.path("line").asLong(), "reason", json.path("reason").asText()));
      }
    } catch (IOException e) {
      // What is told is a help; the file itself can be downloaded.
    }
    return found;
  }
}
