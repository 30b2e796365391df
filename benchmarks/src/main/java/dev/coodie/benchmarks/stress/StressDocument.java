package dev.coodie.benchmarks.stress;

import dev.coodie.benchmarks.OnTheSpot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A document of texts, compiled on the spot, since its generated class belongs to a build. */
final class StressDocument {
  static final String NAME = "dev.coodie.benchmarks.stress.Note";

  /** Its properties, all of them texts. */
  static final List<String> TEXTS =
      List.of("id", "part", "title", "author", "place", "body", "unit");

  private StressDocument() {}

  /** Writes its classes to {@code directory}. */
  static void compile(Path directory, String classPath) throws IOException {
    Path source = Files.writeString(directory.resolve("Note.java"), SOURCE);
    OnTheSpot.compile(List.of(source), directory, classPath);
  }

  private static final String SOURCE =
      """
      package dev.coodie.benchmarks.stress;

      import dev.coodie.annotation.*;

      @Document
      public record Note(
          @PartitionKey String id,
          @ClusteringKey String part,
          String title,
          String author,
          String place,
          String body,
          String unit) {}
      """;
}
