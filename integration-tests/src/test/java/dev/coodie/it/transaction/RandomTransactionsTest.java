package dev.coodie.it.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.transaction.Transaction;
import dev.coodie.transaction.TransactionResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Random transactions against a model: whether each was applied, what it read, and what the rows
 * are afterwards. {@code -Dsurefire.jvmArgs=-Dtransactions=100000} runs that many, {@code
 * -Dtransactions.seed=1} others, and {@code -Dtransactions.seconds=600} ends earlier.
 */
@ExtendWith(Accord.class)
class RandomTransactionsTest {
  private static final int COUNT = Integer.getInteger("transactions", 600);
  private static final long SEED = Long.getLong("transactions.seed", 20261201);
  private static final long SECONDS = Long.getLong("transactions.seconds", 3600);
  private static final int THREADS = 4;
  private static final int TOLD = 5_000;

  private final Coodie coodie;
  private final Documents<Slot> slots;
  private final Documents<Tally> tallies;
  private final long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
  private final AtomicInteger run = new AtomicInteger();
  private final AtomicInteger applied = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  RandomTransactionsTest(Coodie coodie) {
    this.coodie = coodie;
    this.slots = coodie.documents(Slot.class);
    this.tallies = coodie.documents(Tally.class);
  }

  @Test
  void each_is_applied_as_the_model_says() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int own = thread;
        all.add(threads.submit(() -> runOn(own)));
      }
      for (Future<?> each : all) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
    System.out.println(
        run + " random transactions, " + applied + " applied, " + refused + " refused when built");
    assertThat(applied.get()).isBetween(run.get() / 20, run.get() * 19 / 20);
  }

  private void runOn(int thread) {
    Random random = new Random(SEED + thread);
    List<Integer> parts = List.of(thread * 10, thread * 10 + 1);
    ModelTables model = new ModelTables();
    int own = 0;
    while (own < (COUNT + THREADS - 1) / THREADS && System.nanoTime() < end) {
      RandomTransaction next =
          new RandomTransaction(random, parts, slots.inTransaction(), tallies.inTransaction());
      Transaction transaction;
      try {
        transaction = next.transaction();
      } catch (InvalidQueryException e) {
        assertThat(e.id()).isIn("coodie-1313", "coodie-1314");
        refused.incrementAndGet();
        continue;
      }
      check(thread + "/" + own, next, transaction, model, parts);
      own++;
      if (run.incrementAndGet() % TOLD == 0) {
        System.out.println(run + " random transactions, " + applied + " applied");
      }
    }
  }

  private void check(
      String name,
      RandomTransaction next,
      Transaction transaction,
      ModelTables model,
      List<Integer> parts) {
    ModelTables before = model.copy();

    TransactionResult result = coodie.execute(transaction);

    boolean expected = next.apply(model);
    applied.addAndGet(expected ? 1 : 0);
    assertThat(next.differences(result, before)).as(name + " " + transaction).isEmpty();
    assertThat(result.applied()).as(name + " " + transaction).isEqualTo(expected);
    Map<Integer, List<Slot>> rows =
        slots.find(Slot_.part.in(parts)).all().stream().collect(Collectors.groupingBy(Slot::part));
    for (int part : parts) {
      assertThat(rows.getOrDefault(part, List.of()))
          .as(name + " " + transaction)
          .isEqualTo(model.documents(part));
    }
    if (!transaction.toString().contains("UPDATE accord.tally")) {
      return;
    }
    assertThat(Set.copyOf(tallies.find(Tally_.id.in(parts)).all()))
        .as(name + " " + transaction)
        .isEqualTo(
            parts.stream()
                .flatMap(part -> model.tallyDocument(part).stream())
                .collect(Collectors.toSet()));
  }
}
