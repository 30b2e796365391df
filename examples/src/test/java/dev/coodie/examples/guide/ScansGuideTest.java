package dev.coodie.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.scan.ScanCheckpoint;
import dev.coodie.scan.ScanPart;
import dev.coodie.scan.ScanResult;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Reading every row of a table. */
class ScansGuideTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB = EmbeddedCoodieExtension.withDocuments(Purchase.class);

  private static final int ROWS = 90;

  private final Coodie coodie = DB.coodie();
  private final Documents<Purchase> purchases = coodie.documents(Purchase.class);
  private final Queue<Integer> forwarded = new ConcurrentLinkedQueue<>();

  @BeforeAll
  static void purchases_of_thirty_customers() {
    Documents<Purchase> purchases = DB.coodie().documents(Purchase.class);
    for (int number = 0; number < ROWS; number++) {
      purchases.save(
          new Purchase(
              "customer " + number % 30,
              LocalDate.of(2026, 5, 1),
              number,
              Purchase.Status.OPEN,
              2,
              BigDecimal.ONE));
    }
  }

  @Test
  void every_row_is_read() {
    AtomicInteger items = new AtomicInteger();

    // tag::scans-foreach[]
    ScanResult result = purchases.scan().forEach(purchase -> items.addAndGet(purchase.items()));
    // end::scans-foreach[]

    assertThat(items).hasValue(2 * ROWS);
    assertThat(result.rows()).isEqualTo(ROWS);
  }

  @Test
  void rows_are_collected_and_counted() {
    // tag::scans-collect[]
    Map<String, Integer> itemsByCustomer =
        purchases
            .scan()
            .parallelism(4)
            .pageSize(1_000)
            .collect(Collectors.toMap(Purchase::customer, Purchase::items, Integer::sum));
    long rows = purchases.scan().count();
    // end::scans-collect[]

    assertThat(itemsByCustomer).hasSize(30).containsEntry("customer 7", 6);
    assertThat(rows).isEqualTo(ROWS);
  }

  @Test
  void an_executor_handles_several_pages_at_once() {
    Queue<Integer> numbers = new ConcurrentLinkedQueue<>();

    // tag::scans-executor[]
    ExecutorService executor = Executors.newFixedThreadPool(4);
    purchases.scan().executor(executor).forEach(purchase -> numbers.add(purchase.number()));
    executor.shutdown();
    // end::scans-executor[]

    assertThat(numbers).hasSize(ROWS).doesNotHaveDuplicates();
  }

  @Test
  void a_scan_goes_on_from_a_checkpoint(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("checkpoint");
    List<Purchase> sent = new ArrayList<>();
    List<String> lines = new ArrayList<>();

    // tag::scans-checkpoint[]
    List<ScanCheckpoint> checkpoints = new ArrayList<>();
    try {
      purchases
          .scan()
          .onCheckpoint(checkpoints::add) // in production: write its text to a file
          .onProgress(p -> lines.add(Math.round(100 * p.share()) + " %, " + p.rows() + " rows"))
          .forEach(purchase -> send(purchase, sent));
    } catch (IllegalStateException e) {
      Files.writeString(file, checkpoints.get(checkpoints.size() - 1).toString());
    }

    ScanCheckpoint checkpoint = ScanCheckpoint.parse(Files.readString(file));
    ScanResult rest = purchases.scan().from(checkpoint).forEach(sent::add);
    // end::scans-checkpoint[]

    assertThat(sent).extracting(Purchase::number).contains(0, ROWS - 1);
    assertThat(sent.stream().distinct()).hasSize(ROWS);
    assertThat(lines).last().asString().endsWith(checkpoint.rows() + " rows");
    assertThat(checkpoint.rows() + rest.rows()).isEqualTo(ROWS);
  }

  /** Fails once, in the middle. */
  private static void send(Purchase purchase, List<Purchase> sent) {
    if (sent.size() == ROWS / 2) {
      throw new IllegalStateException("The receiver is gone.");
    }
    sent.add(purchase);
  }

  @Test
  void a_page_is_done_when_everything_begun_for_it_has_ended() {
    // tag::scans-pages[]
    purchases
        .scan()
        .forEachPage(
            page -> {
              Stream<CompletableFuture<Void>> begun = page.items().stream().map(this::forward);
              CompletableFuture.allOf(begun.toArray(CompletableFuture<?>[]::new)).join();
            });
    // end::scans-pages[]

    assertThat(forwarded).hasSize(ROWS).doesNotHaveDuplicates();
  }

  private CompletableFuture<Void> forward(Purchase purchase) {
    return CompletableFuture.runAsync(() -> forwarded.add(purchase.number()));
  }

  @Test
  void several_machines_read_a_part_each() {
    List<Purchase> sent = new ArrayList<>();

    // tag::scans-split[]
    List<String> texts = purchases.scan().split(8).stream().map(ScanPart::toString).toList();

    // on any machine, with one of the texts:
    ScanPart part = ScanPart.parse(texts.get(3));
    ScanResult some = purchases.scan().from(part).forEach(sent::add);
    // end::scans-split[]

    long rest = 0;
    for (String text : texts) {
      rest += purchases.scan().from(ScanPart.parse(text)).count();
    }
    assertThat(some.rows()).isEqualTo(sent.size());
    assertThat(rest).isEqualTo(ROWS);
  }

  @Test
  void any_table_is_read() {
    String keyspace = DB.keyspace();
    List<Object> customers = new ArrayList<>();

    // tag::scans-rows[]
    coodie
        .scan(keyspace, "purchases", "customer", "writetime(items)")
        .forEach(row -> customers.add(row.get("customer")));
    // end::scans-rows[]

    assertThat(customers).hasSize(ROWS);
  }
}
