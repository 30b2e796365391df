package dev.coodie.it.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.it.transaction.History.Event;
import dev.coodie.transaction.Read;
import dev.coodie.transaction.Transaction;
import dev.coodie.transaction.TransactionDocuments;
import dev.coodie.transaction.TransactionResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Eight threads over the same rows. {@code -Dsurefire.jvmArgs=-Dtransactions.each=2000} lets each
 * thread run that many transactions in each test.
 */
@ExtendWith(Accord.class)
class SerializabilityTest {
  private static final int EACH = Integer.getInteger("transactions.each", 40);
  private static final int THREADS = 8;
  private static final int REGISTERS = 4;
  private static final int FIRST_ACCOUNT = 2_000_000;
  private static final int FIRST_REGISTER = 3_000_000;

  private final Coodie coodie;
  private final Documents<Tally> tallies;

  SerializabilityTest(Coodie coodie) {
    this.coodie = coodie;
    this.tallies = coodie.documents(Tally.class);
  }

  private static void onAllThreads(IntConsumer work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int own = thread;
        all.add(threads.submit(() -> work.accept(own)));
      }
      for (Future<?> each : all) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void the_sum_of_all_accounts_never_changes() throws Exception {
    Bank bank = new Bank(coodie, FIRST_ACCOUNT, 5);
    bank.open();
    AtomicInteger applied = new AtomicInteger();
    AtomicInteger rejected = new AtomicInteger();
    AtomicInteger sums = new AtomicInteger();

    onAllThreads(
        thread -> {
          Random random = new Random(thread);
          for (int i = 0; i < EACH; i++) {
            if (random.nextInt(5) == 0) {
              assertThat(bank.sum()).isEqualTo(bank.size * Bank.START);
              sums.incrementAndGet();
              continue;
            }
            int from = random.nextInt(bank.size);
            int to = (from + 1 + random.nextInt(bank.size - 1)) % bank.size;
            int id = FIRST_ACCOUNT + 1000 + thread * 100_000 + i;
            boolean done =
                coodie.execute(bank.transfer(from, to, 1 + random.nextInt(150), id)).applied();
            (done ? applied : rejected).incrementAndGet();
            assertThat(bank.isTransferred(id)).isEqualTo(done);
          }
        });

    System.out.println(
        applied + " transfers, " + rejected + " rejected, " + sums + " sums, all the same");
    assertThat(bank.sum()).isEqualTo(bank.size * Bank.START);
    assertThat(applied).hasPositiveValue();
    assertThat(rejected).hasPositiveValue();
  }

  @Test
  void one_order_explains_what_all_transactions_read() throws Exception {
    Queue<Event> events = new ConcurrentLinkedQueue<>();
    AtomicLong values = new AtomicLong();
    for (int i = 0; i < REGISTERS; i++) {
      tallies.save(new Tally(FIRST_REGISTER + i, 0L, null));
    }

    onAllThreads(
        thread -> {
          Random random = new Random(100 + thread);
          for (int i = 0; i < EACH; i++) {
            events.add(run(random, values));
          }
        });

    List<Event> all = List.copyOf(events);
    System.out.println(all.size() + " transactions over " + REGISTERS + " registers checked");
    assertThat(all).hasSize(THREADS * EACH);
    assertThat(History.circle(all, 0)).isEmpty();
  }

  /** Reads one to three registers, and writes new values to none, some or all of them. */
  private Event run(Random random, AtomicLong values) {
    TransactionDocuments<Tally> registers = tallies.inTransaction();
    Map<Integer, Read<Tally>> reads = new HashMap<>();
    int wanted = 1 + random.nextInt(3);
    while (reads.size() < wanted) {
      int register = random.nextInt(REGISTERS);
      reads.put(register, registers.read(Tally_.id.eq(FIRST_REGISTER + register)));
    }
    Transaction transaction = Transaction.reading(reads.values().toArray(Read<?>[]::new));
    Map<Integer, Long> written = new HashMap<>();
    for (int register : reads.keySet()) {
      if (random.nextInt(3) > 0) {
        long value = values.incrementAndGet();
        written.put(register, value);
        transaction =
            transaction.write(
                registers
                    .at(Tally_.id.eq(FIRST_REGISTER + register))
                    .update(Tally_.total.set(value)));
      }
    }
    long start = System.nanoTime();
    TransactionResult result = coodie.execute(transaction);
    long end = System.nanoTime();
    Map<Integer, Long> read = new HashMap<>();
    reads.forEach((register, each) -> read.put(register, result.get(each).total()));
    return new Event(start, end, read, written);
  }
}
