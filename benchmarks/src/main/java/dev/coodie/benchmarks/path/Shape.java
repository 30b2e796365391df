package dev.coodie.benchmarks.path;

import dev.coodie.benchmarks.Reading;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

/** A kind of statement in which one number varies from call to call. */
public enum Shape {
  /** Seconds to live. */
  TTL("TTL", " TTL "),
  /** The time of writing. */
  TIMESTAMP("timestamp", " TIMESTAMP "),
  /** How many rows at most. */
  LIMIT("LIMIT", " LIMIT "),
  /** How many values in a list. */
  IN("IN size", " IN ");

  private static final int LONGEST = 100;

  private final String label;
  private final String keyword;

  Shape(String label, String keyword) {
    this.label = label;
    this.keyword = keyword;
  }

  /** For tables. */
  public String label() {
    return label;
  }

  /** Whether a text is of this shape, and of readings. */
  boolean isOf(String cql) {
    String upper = cql.replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
    return upper.contains(keyword) && upper.contains("READING");
  }

  CompletionStage<?> call(Client client, int i) {
    Reading reading = Data.reading(Data.sensor(i), i % Data.READINGS);
    return switch (this) {
      case TTL -> client.insertWithTtl(reading, 1_000 + i);
      case TIMESTAMP -> client.insertAt(reading, 1_795_356_000_000_000L + i);
      case LIMIT -> client.find(reading.sensor(), 1 + i);
      case IN -> client.find(reading.sensor(), events(1 + i % LONGEST));
    };
  }

  private static List<UUID> events(int count) {
    return IntStream.range(0, count).mapToObj(Data::event).toList();
  }
}
