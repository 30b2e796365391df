package dev.coodie.benchmarks.path;

import dev.coodie.benchmarks.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What a client is asked to do, one after another; the same for all, each in its own keys. */
final class Workload {
  static final int FIND_ROWS = 20;
  static final int PAGE_ROWS = 100;
  static final int BATCH_SIZE = 50;
  static final int NEAREST = 10;
  private static final int WRITTEN = 1_024;
  private static final int WRITTEN_SENSORS = 64;

  private final Client client;

  /** Of the same length for all. */
  private final String prefix;

  private final Reading[] written = new Reading[WRITTEN];
  private final List<List<Reading>> batches = new ArrayList<>();
  private final float[][] vectors = new float[WRITTEN][];
  private final String token;
  private int fresh;

  /** {@code jvm} is a digit: what one JVM of a peer wrote, the next does not find. */
  Workload(Client client, Peer peer, int jvm) {
    this.client = client;
    this.prefix = String.format(Locale.ROOT, "%13s%d-", peer.name(), jvm).replace(' ', '-');
    for (int i = 0; i < WRITTEN; i++) {
      written[i] = Data.reading(sensor(i), i);
      vectors[i] = Data.vector(-1 - i);
    }
    for (int i = 0; i < WRITTEN_SENSORS; i++) {
      List<Reading> batch = new ArrayList<>();
      for (int n = 0; n < BATCH_SIZE; n++) {
        batch.add(Data.reading(sensor(i), n));
      }
      batches.add(List.copyOf(batch));
    }
    Client.Portion first = client.page(Data.WIDE, PAGE_ROWS, null).toCompletableFuture().join();
    this.token = String.valueOf(first.next());
  }

  CompletionStage<?> start(Operation operation, int i) {
    return switch (operation) {
      case INSERT -> client.insert(written[i % WRITTEN]);
      case INSERT_TTL -> client.insertWithTtl(written[i % WRITTEN], Client.TTL_SECONDS);
      case UPDATE -> update(written[i % WRITTEN], i);
      case LWT_INSERT -> client.insertIfNotExists(fresh());
      case GET -> client.get(Data.sensor(i), Data.event(i / Data.SENSORS % Data.READINGS));
      case FIND_LIMIT -> client.find(Data.sensor(i), FIND_ROWS);
      case PARTITION -> client.partition(Data.WIDE);
      case PAGE -> client.page(Data.WIDE, PAGE_ROWS, token);
      case BATCH -> client.batch(batches.get(i % WRITTEN_SENSORS));
      case ANN -> client.nearest(vectors[i % WRITTEN], NEAREST);
      case VARIANTS -> client.pets(Data.owner(i));
    };
  }

  /** How many documents an operation that ended in {@code result} has read, or 1. */
  static int documents(@Nullable Object result) {
    if (result instanceof List<?> list) {
      return list.size();
    }
    return result instanceof Client.Portion portion ? portion.items().size() : 1;
  }

  private CompletionStage<?> update(Reading reading, int i) {
    return client.update(reading.sensor(), reading.event(), written[(i + 1) % WRITTEN].place());
  }

  private Reading fresh() {
    int n = fresh++;
    return Data.reading("lwt" + prefix + n % WRITTEN_SENSORS, n);
  }

  private String sensor(int i) {
    return prefix + i % WRITTEN_SENSORS;
  }
}
