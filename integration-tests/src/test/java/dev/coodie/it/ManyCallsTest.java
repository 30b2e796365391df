package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** More calls at once than a connection takes: they wait, and none fails. */
@ExtendWith(EmbeddedCoodieExtension.class)
class ManyCallsTest {
  private static final int CALLS = 10_000;

  private final Documents<Tick> ticks;

  ManyCallsTest(Coodie coodie) {
    // The wait for the others counts.
    this.ticks = coodie.documents(Tick.class).timeout(Duration.ofMinutes(2));
  }

  @BeforeAll
  static void create_table(Coodie coodie) {
    coodie.schema().plan(Tick.class).apply();
  }

  @Test
  void ten_thousand_calls_at_once_wait_instead_of_failing() {
    List<CompletableFuture<Tick>> saves = new ArrayList<>();

    for (int i = 0; i < CALLS; i++) {
      saves.add(ticks.async().save(tick("async", i)).toCompletableFuture());
    }
    CompletableFuture.allOf(saves.toArray(new CompletableFuture<?>[0])).join();

    assertThat(ticks.find(Tick_.clock.eq("async")).count()).isEqualTo(CALLS);
  }

  @Test
  void ten_thousand_virtual_threads_neither_pin_nor_deadlock(@TempDir Path directory)
      throws Exception {
    assumeTrue(
        Runtime.version().feature() >= 21,
        "Virtual threads are there from JDK 21 on; this is " + Runtime.version());
    // The JVM pins a thread that loads a class, so all classes are loaded before.
    ticks.save(tick("virtual", 0));
    ticks.get(Tick_.key("virtual", 0));

    Path recording = directory.resolve("pinned.jfr");
    try (Recording pinned = new Recording();
        AutoCloseableExecutor threads = virtualThreads()) {
      pinned.enable("jdk.VirtualThreadPinned").withoutThreshold().withStackTrace();
      pinned.start();
      List<Future<Tick>> calls = new ArrayList<>();
      for (int i = 0; i < CALLS; i++) {
        Tick tick = tick("virtual", i);
        calls.add(
            threads.executor.submit(
                () -> {
                  ticks.save(tick);
                  return ticks.get(Tick_.key("virtual", tick.number()));
                }));
      }
      for (int i = 0; i < CALLS; i++) {
        assertThat(within2Minutes(calls.get(i))).isEqualTo(tick("virtual", i));
      }
      pinned.dump(recording);
    }

    assertThat(pinnedByUs(recording)).isEmpty();
  }

  private static Tick within2Minutes(Future<Tick> call)
      throws ExecutionException, InterruptedException, TimeoutException {
    return call.get(2, TimeUnit.MINUTES);
  }

  private static List<RecordedEvent> pinnedByUs(Path recording) throws Exception {
    assertThat(Files.size(recording)).isPositive();
    return RecordingFile.readAllEvents(recording).stream()
        .filter(e -> e.getEventType().getName().equals("jdk.VirtualThreadPinned"))
        .filter(e -> String.valueOf(e.getStackTrace()).contains("dev.coodie"))
        .toList();
  }

  private static Tick tick(String clock, int number) {
    return new Tick(clock, number, "tick " + number);
  }

  /** By reflection, since the tests are compiled for JDK 17. */
  private static AutoCloseableExecutor virtualThreads() throws ReflectiveOperationException {
    return new AutoCloseableExecutor(
        (ExecutorService)
            Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null));
  }

  private record AutoCloseableExecutor(ExecutorService executor) implements AutoCloseable {
    @Override
    public void close() {
      executor.shutdownNow();
    }
  }
}
