package dev.coodie.benchmarks.path;

import dev.coodie.benchmarks.Reading;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One library over one session, in its documented best form; all operations without waiting. */
interface Client {
  /** How long what {@link #insertWithTtl} writes lives. */
  int TTL_SECONDS = 3_600;

  CompletionStage<?> insert(Reading reading);

  CompletionStage<?> insertWithTtl(Reading reading, int seconds);

  /** With a time of writing, in microseconds. */
  CompletionStage<?> insertAt(Reading reading, long micros);

  CompletionStage<?> update(String sensor, UUID event, String place);

  /** Whether it was applied. */
  CompletionStage<Boolean> insertIfNotExists(Reading reading);

  CompletionStage<Reading> get(String sensor, UUID event);

  CompletionStage<List<Reading>> find(String sensor, int limit);

  /** The rows of the partition with these events. */
  CompletionStage<List<Reading>> find(String sensor, List<UUID> events);

  /** All rows of the partition. */
  CompletionStage<List<Reading>> partition(String sensor);

  /** The rows after those that gave the token; the first ones without one. */
  CompletionStage<Portion> page(String sensor, int rows, @Nullable String token);

  /** One unlogged batch. */
  CompletionStage<?> batch(List<Reading> readings);

  /** Each a passage of the library's own type, nearest first. */
  CompletionStage<? extends List<?>> nearest(float[] vector, int limit);

  CompletionStage<List<Pet>> pets(String owner);

  /** Some documents, and text from which the next request, perhaps of another process, goes on. */
  record Portion(List<Reading> items, @Nullable String next) {}
}
