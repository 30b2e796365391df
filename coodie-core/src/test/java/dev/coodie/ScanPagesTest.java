package dev.coodie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.TokenRange;
import dev.coodie.error.StatementException;
import dev.coodie.error.UnreadableRangeException;
import dev.coodie.scan.Scan;
import dev.coodie.scan.ScanCheckpoint;
import dev.coodie.scan.ScanResult;
import dev.coodie.scan.ScannedPage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scans whose pages are handled as a whole, and scans by ranges of one size. */
@Timeout(60)
class ScanPagesTest {
  private static final long QUARTER = 1L << 62;

  private static Scan<Product> scan(RingServer server) {
    return Coodie.of(server).documents(Product.class).scan().reportsEvery(Duration.ZERO);
  }

  private static List<Long> ids(Iterable<ScannedPage<Product>> pages) {
    List<Long> ids = new ArrayList<>();
    pages.forEach(page -> page.items().forEach(product -> ids.add(product.id())));
    Collections.sort(ids);
    return ids;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void every_page_is_given_whole_and_those_of_a_range_in_order(boolean async) {
    RingServer server = new RingServer(200, new Random(1));
    Queue<ScannedPage<Product>> pages = new ConcurrentLinkedQueue<>();
    Instant before = Instant.now();
    ExecutorService executor = Executors.newFixedThreadPool(4);
    Scan<Product> scan = scan(server).executor(executor).ranges(7).pageSize(6);

    ScanResult result =
        async
            ? scan.async().forEachPage(pages::add).toCompletableFuture().join()
            : scan.forEachPage(pages::add);
    executor.shutdown();

    assertThat(result.rows()).isEqualTo(200);
    assertThat(ids(pages)).isEqualTo(server.ids());
    assertThat(pages).allSatisfy(page -> assertThat(page.items()).hasSizeLessThanOrEqualTo(6));
    Set<TokenRange> ranges = new HashSet<>(pages.stream().map(ScannedPage::range).toList());
    for (TokenRange range : ranges) {
      List<ScannedPage<Product>> of = pages.stream().filter(p -> p.range().equals(range)).toList();
      assertThat(of.stream().flatMap(page -> page.items().stream()))
          .containsExactlyElementsOf(server.in(range));
      assertThat(of).extracting(ScannedPage::askedAt).isSorted();
      assertThat(of.get(0).askedAt()).isBetween(before, Instant.now());
      assertThat(of.subList(0, of.size() - 1)).noneMatch(ScannedPage::isLast);
      assertThat(of.get(of.size() - 1).isLast()).isTrue();
    }
  }

  @Test
  void wherever_a_page_fails_it_alone_is_repeated() {
    RingServer server = new RingServer(40, new Random(5));
    Scan<Product> scan = scan(server).parallelism(3).ranges(5).pageSize(3);
    for (int stop = 0; stop < 14; stop++) {
      List<ScannedPage<Product>> pages = new ArrayList<>();
      List<ScanCheckpoint> checkpoints = new ArrayList<>();
      int at = stop;

      assertThatThrownBy(
              () ->
                  scan.onCheckpoint(checkpoints::add)
                      .forEachPage(
                          page -> {
                            if (pages.size() == at) {
                              throw new IllegalStateException("no more");
                            }
                            pages.add(page);
                          }))
          .isExactlyInstanceOf(IllegalStateException.class);

      ScanCheckpoint reached = checkpoints.get(checkpoints.size() - 1);
      scan.from(ScanCheckpoint.parse(reached.toString())).forEachPage(pages::add);
      assertThat(ids(pages)).isEqualTo(server.ids());
    }
  }

  @Test
  void equal_ranges_are_exactly_so_many_whatever_the_nodes_have() {
    RingServer server = new RingServer(100, new Random(2));
    server.ring = RingServer.ring(9, new Random(3));
    List<ScannedPage<Product>> pages = new ArrayList<>();

    scan(server).equalRanges(4).parallelism(2).forEachPage(pages::add);

    assertThat(ids(pages)).isEqualTo(server.ids());
    assertThat(pages)
        .extracting(ScannedPage::range)
        .containsExactlyInAnyOrder(
            new TokenRange(Long.MIN_VALUE, -QUARTER - 1),
            new TokenRange(-QUARTER - 1, -1),
            new TokenRange(-1, QUARTER - 1),
            new TokenRange(QUARTER - 1, Long.MAX_VALUE));
  }

  @Test
  void equal_ranges_are_the_same_in_the_run_that_goes_on() {
    RingServer server = new RingServer(300, new Random(4));
    Scan<Product> scan = scan(server).equalRanges(16).parallelism(3).pageSize(5);
    Set<TokenRange> all = new HashSet<>();
    scan.forEachPage(page -> all.add(page.range()));
    List<ScanCheckpoint> checkpoints = new ArrayList<>();
    scan.onCheckpoint(checkpoints::add).forEach(product -> {});

    for (ScanCheckpoint checkpoint : checkpoints) {
      server.sent.clear();
      server.ring = RingServer.ring(7, new Random(checkpoint.rows()));
      scan.from(checkpoint).forEach(product -> {});

      assertThat(all).hasSize(16).containsAll(server.sent.stream().map(RingServer::range).toList());
    }
  }

  @Test
  void a_checkpoint_tells_the_ranges_that_are_left() {
    RingServer server = new RingServer(300, new Random(4));
    List<ScanCheckpoint> checkpoints = new ArrayList<>();
    List<Long> sizes = new ArrayList<>();

    scan(server)
        .equalRanges(4)
        .parallelism(1)
        .pageSize(20)
        .onCheckpoint(checkpoints::add)
        .forEach(product -> {});

    for (ScanCheckpoint checkpoint : checkpoints) {
      long left = checkpoint.left().stream().mapToLong(range -> server.in(range).size()).sum();
      assertThat(checkpoint.rows() + left).isGreaterThanOrEqualTo(300);
      sizes.add(left);
    }
    assertThat(sizes).isSortedAccordingTo(Collections.reverseOrder()).endsWith(0L);
    assertThat(checkpoints.get(0).left()).isNotEmpty();
    assertThat(checkpoints.get(checkpoints.size() - 1).left()).isEmpty();
  }

  @Test
  void reports_come_after_each_page_where_that_is_wanted_and_seldom_otherwise() {
    RingServer server = new RingServer(100, new Random(6));
    List<ScanCheckpoint> each = new ArrayList<>();
    List<ScanCheckpoint> seldom = new ArrayList<>();
    Scan<Product> scan = scan(server).parallelism(1).equalRanges(5).pageSize(10);

    scan.onCheckpoint(each::add).forEach(product -> {});
    scan.reportsEvery(Duration.ofHours(1)).onCheckpoint(seldom::add).forEach(product -> {});

    assertThat(each).hasSizeGreaterThan(5);
    assertThat(seldom).singleElement().matches(ScanCheckpoint::isComplete);
  }

  @Test
  void a_range_that_cannot_be_read_is_told_as_numbers_too() {
    RingServer server = new RingServer(100, new Random(3));
    server.failing = ScanPagesTest::refusedAtTheEnd;

    assertThatThrownBy(() -> scan(server).equalRanges(4).forEachPage(page -> {}))
        .isInstanceOfSatisfying(
            UnreadableRangeException.class,
            e -> {
              assertThat(e.after()).isEqualTo(QUARTER - 1);
              assertThat(e.upTo()).isEqualTo(Long.MAX_VALUE);
            })
        .hasMessageContaining("coodie-531")
        // Smaller pages would be refused as well.
        .hasMessageNotContaining("pageSize")
        .hasMessageContainingAll("up to 9223372036854775807: ", " Statement: SELECT ")
        .extracting(error -> error.getMessage().split("Statement: ", -1).length)
        .isEqualTo(2);
  }

  private static @Nullable StatementException refusedAtTheEnd(CqlStatement statement) {
    return RingServer.range(statement).upTo() == Long.MAX_VALUE
        ? new StatementException("coodie-508", "No.", "SELECT", null)
        : null;
  }
}
