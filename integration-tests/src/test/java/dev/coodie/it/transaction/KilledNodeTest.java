package dev.coodie.it.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.embedded.CassandraVersion;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.error.CoodieException;
import dev.coodie.error.LwtUnknownException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Transfers on three nodes, one of which is killed and comes back: what was acknowledged is there,
 * what was rejected is not, and what is unknown is found out by reading. Takes three nodes and some
 * minutes, so it is run on demand: {@code -Dsurefire.jvmArgs=-Dtransactions.drill=60} (seconds).
 */
@Timeout(900)
@EnabledIfSystemProperty(named = "transactions.drill", matches = "\\d+")
class KilledNodeTest {
  private static final int SECONDS = Integer.getInteger("transactions.drill", 60);
  private static final int THREADS = 4;
  private static final int FIRST = 1;

  private enum Outcome {
    APPLIED,
    REJECTED,
    UNKNOWN,
    NOT_RUN
  }

  private final Map<Integer, Outcome> outcomes = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> errors = new ConcurrentHashMap<>();
  private final AtomicInteger ids = new AtomicInteger(1000);
  private final AtomicBoolean stop = new AtomicBoolean();

  @Test
  void no_transfer_is_lost_when_a_node_is_killed() throws Exception {
    try (EmbeddedCassandra cluster =
            EmbeddedCassandra.builder()
                .version(CassandraVersion.V6_0)
                .transactions()
                .durable()
                .nodes(3)
                .address("127.0.66.1")
                .startTimeout(Duration.ofMinutes(8))
                .start();
        Coodie coodie = cluster.coodie("drill")) {
      coodie.schema().plan(Tally.class).apply();
      Bank bank = new Bank(coodie, FIRST, 8);
      bank.open();

      killUnderTransfers(cluster, bank);

      check(bank);
    }
  }

  private void killUnderTransfers(EmbeddedCassandra cluster, Bank bank) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        Random random = new Random(thread);
        all.add(threads.submit(() -> transfer(bank, random)));
      }
      TimeUnit.SECONDS.sleep(SECONDS / 3);
      say("killing a node");
      cluster.node(3).kill();
      TimeUnit.SECONDS.sleep(SECONDS / 3);
      say("restarting it");
      cluster.node(3).restart();
      TimeUnit.SECONDS.sleep(SECONDS / 3);
      stop.set(true);
      say("stopping");
      for (Future<?> each : all) {
        each.get();
      }
    } finally {
      stop.set(true);
      threads.shutdownNow();
    }
  }

  private void say(String what) {
    System.out.println(what + " after " + outcomes.size() + " transfers, errors " + errors);
  }

  private void transfer(Bank bank, Random random) {
    while (!stop.get()) {
      int from = random.nextInt(bank.size);
      int to = (from + 1 + random.nextInt(bank.size - 1)) % bank.size;
      int id = ids.incrementAndGet();
      try {
        boolean applied = bank.run(bank.transfer(from, to, 1 + random.nextInt(150), id));
        outcomes.put(id, applied ? Outcome.APPLIED : Outcome.REJECTED);
      } catch (LwtUnknownException e) {
        failed(id, Outcome.UNKNOWN, e);
      } catch (CoodieException e) {
        failed(id, Outcome.NOT_RUN, e);
      }
    }
  }

  private void failed(int id, Outcome outcome, CoodieException error) {
    outcomes.put(id, outcome);
    errors
        .computeIfAbsent(
            error.getClass().getSimpleName() + " " + error.id(), e -> new AtomicInteger())
        .incrementAndGet();
  }

  private void check(Bank bank) throws InterruptedException {
    int lost = 0;
    int ghosts = 0;
    int found = 0;
    Map<Outcome, Integer> counts = new TreeMap<>();
    Set<Integer> made = patiently(bank::transferred);
    for (Map.Entry<Integer, Outcome> each : outcomes.entrySet()) {
      counts.merge(each.getValue(), 1, Integer::sum);
      boolean there = made.contains(each.getKey());
      lost += each.getValue() == Outcome.APPLIED && !there ? 1 : 0;
      boolean never = each.getValue() == Outcome.REJECTED || each.getValue() == Outcome.NOT_RUN;
      ghosts += never && there ? 1 : 0;
      found += each.getValue() == Outcome.UNKNOWN && there ? 1 : 0;
    }
    System.out.println(
        "transfers: "
            + counts
            + ", errors "
            + errors
            + "; lost "
            + lost
            + ", made though said not to be "
            + ghosts
            + ", unknown but made "
            + found);
    assertThat(patiently(bank::sum)).isEqualTo(bank.size * Bank.START);
    assertThat(lost).isZero();
    assertThat(ghosts).isZero();
    assertThat(counts.get(Outcome.APPLIED)).isPositive();
  }

  private interface Call<T> {
    T get();
  }

  /** A node that has just come back may answer late. */
  private static <T> T patiently(Call<T> call) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (true) {
      try {
        return call.get();
      } catch (CoodieException e) {
        if (System.nanoTime() > end) {
          throw e;
        }
        TimeUnit.MILLISECONDS.sleep(500);
      }
    }
  }
}
