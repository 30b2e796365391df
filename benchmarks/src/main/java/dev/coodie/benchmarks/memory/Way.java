package dev.coodie.benchmarks.memory;

import dev.coodie.Documents;
import java.util.stream.Stream;

/** How very many rows are read. */
public enum Way {
  /** One after another. */
  STREAM("stream"),
  /** Many ranges at once. */
  SCAN("scan");

  private final String label;

  Way(String label) {
    this.label = label;
  }

  /** For tables. */
  public String label() {
    return label;
  }

  void read(Documents<Small> documents, HeapWatch watch) {
    switch (this) {
      case STREAM -> {
        try (Stream<Small> all = documents.find().stream()) {
          all.forEach(watch::see);
        }
      }
      case SCAN -> documents.scan().forEach(watch::see);
    }
  }
}
