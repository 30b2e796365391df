package dev.coodie.migrations.scan;

import dev.coodie.Coodie;
import dev.coodie.batch.Batch;
import dev.coodie.column.ValueType;
import dev.coodie.cql.CqlNames;
import dev.coodie.driver.CqlStatement;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/** Writes many small rows quickly. */
final class Rows {
  private static final int A_BATCH = 250;

  private Rows() {}

  /** A table with partitions {@code p} of rows {@code c}. */
  static void createTable(Coodie coodie, String keyspace, String table) {
    coodie
        .schema()
        .keyspace(keyspace)
        .run(
            "CREATE TABLE "
                + CqlNames.table(keyspace, table)
                + " (p int, c int, v text, PRIMARY KEY (p, c))");
  }

  /** Partition {@code i} gets {@code sizes[i]} rows. */
  static void fill(Coodie coodie, String keyspace, String table, int... sizes)
      throws InterruptedException {
    Semaphore permits = new Semaphore(64);
    List<CompletableFuture<?>> writes = new ArrayList<>();
    for (int p = 0; p < sizes.length; p++) {
      for (int from = 0; from < sizes[p]; from += A_BATCH) {
        List<CqlStatement> batch = new ArrayList<>();
        for (int c = from; c < Math.min(sizes[p], from + A_BATCH); c++) {
          batch.add(insert(keyspace, table, p, c));
        }
        permits.acquire();
        CompletableFuture<?> write = write(coodie, batch);
        writes.add(write.whenComplete((done, error) -> permits.release()));
      }
    }
    CompletableFuture.allOf(writes.toArray(new CompletableFuture<?>[0])).join();
  }

  private static CompletableFuture<?> write(Coodie coodie, List<CqlStatement> batch) {
    return batch.size() == 1
        ? coodie.async().execute(batch.get(0)).toCompletableFuture()
        : coodie.async().execute(Batch.unlogged(batch)).toCompletableFuture();
  }

  private static CqlStatement insert(String keyspace, String table, int p, int c) {
    return CqlStatement.of(
        "INSERT INTO " + CqlNames.table(keyspace, table) + " (p, c, v) VALUES (?, ?, ?)",
        new ByteBuffer[] {
          ValueType.INT.encode(p), ValueType.INT.encode(c), ValueType.TEXT.encode("v" + c)
        },
        new ValueType<?>[] {ValueType.INT, ValueType.INT, ValueType.TEXT});
  }
}
