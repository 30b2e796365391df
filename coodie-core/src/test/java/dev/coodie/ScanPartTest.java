package dev.coodie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.driver.TokenRange;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.scan.QuickScans;
import dev.coodie.scan.ScanCheckpoint;
import dev.coodie.scan.ScanPart;
import dev.coodie.scan.ScanProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScanPartTest {
  private final RingServer server = new RingServer(500, new Random(40));
  private final Coodie coodie = Coodie.of(server);
  private final Documents<Product> products = coodie.documents(Product.class);

  @BeforeEach
  void many_nodes() {
    server.ring = RingServer.ring(48, new Random(41));
  }

  private List<Long> idsIn(ScanPart part) {
    List<Long> ids = new ArrayList<>();
    products.scan().from(part).pageSize(7).forEach(product -> ids.add(product.id()));
    return ids;
  }

  private static List<Long> sorted(List<Long> ids) {
    return ids.stream().sorted().toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 64, 300})
  void all_parts_together_have_every_row_once(int count) {
    List<Long> ids = new ArrayList<>();
    for (ScanPart part : products.scan().split(count)) {
      ids.addAll(idsIn(ScanPart.parse(part.toString())));
    }

    assertThat(sorted(ids)).isEqualTo(server.ids());
  }

  @Test
  void parts_are_made_without_reading_the_table() {
    List<ScanPart> parts = products.scan().split(9);

    assertThat(parts).hasSize(9);
    assertThat(server.sent).isEmpty();
    assertThat(parts.stream().mapToDouble(ScanPart::share).sum()).isBetween(0.999999, 1.000001);
  }

  @Test
  void whether_a_scan_could_begin_is_known_without_reading_the_table() {
    ScanPart part = products.scan().split(3).get(1);
    ScanPart other = coodie.documents(Event.class).scan().split(3).get(1);

    products.scan().from(part).check();
    assertThat(products.scan().async().check()).isCompleted();
    assertThatThrownBy(() -> products.scan().from(other).check())
        .hasMessageEndingWith("[coodie-577]");
    assertThat(server.sent).isEmpty();
  }

  @Test
  void parts_made_without_waiting_are_the_same() {
    assertThat(products.scan().async().split(9)).isCompletedWithValue(products.scan().split(9));
  }

  @Test
  void parts_stay_valid_when_the_ring_changes() {
    List<ScanPart> parts = products.scan().split(10);
    server.ring = RingServer.ring(33, new Random(42));

    List<Long> ids = new ArrayList<>();
    parts.forEach(part -> ids.addAll(idsIn(part)));

    assertThat(sorted(ids)).isEqualTo(server.ids());
  }

  @Test
  void a_part_belongs_to_the_table_whatever_is_read_of_it() {
    ScanPart part = products.scan().split(3).get(1);
    int rows = idsIn(part).size();

    assertThat(products.scan().as(ProductName.class).from(part).forEach(name -> {}).rows())
        .isEqualTo(rows);
    assertThat(coodie.scan("ks", "product", "id").from(part).forEach(row -> {}).rows())
        .isEqualTo(rows);
    assertThat(products.scan().from(part).count()).isEqualTo(rows);
    assertThat(coodie.scan("ks", "product").split(3).get(1)).isEqualTo(part);
  }

  @Test
  void a_checkpoint_of_a_part_continues_it_and_tells_its_share() {
    ScanPart part = products.scan().split(4).get(2);
    List<ScanCheckpoint> checkpoints = new ArrayList<>();
    List<ScanProgress> progress = new ArrayList<>();
    QuickScans.of(products.scan().from(part).pageSize(3), Duration.ZERO, Duration.ZERO)
        .onCheckpoint(checkpoints::add)
        .onProgress(progress::add)
        .forEach(product -> {});

    assertThat(checkpoints).hasSizeGreaterThan(4);
    assertThat(checkpoints.get(0).share()).isLessThan(0.5);
    assertThat(checkpoints).isSortedAccordingTo((a, b) -> Double.compare(a.share(), b.share()));
    assertThat(progress.get(0).share()).isLessThan(0.5);
    assertThat(progress.get(progress.size() - 1).share()).isEqualTo(1);
    long rows = idsIn(part).size();
    for (ScanCheckpoint checkpoint : checkpoints) {
      ScanCheckpoint again = ScanCheckpoint.parse(checkpoint.toString());
      assertThat(again.share()).isEqualTo(checkpoint.share());
      assertThat(products.scan().from(again).forEach(product -> {}).checkpoint().rows())
          .isEqualTo(rows);
    }
  }

  @Test
  void the_last_of_several_beginnings_counts() {
    List<ScanPart> parts = products.scan().split(2);
    ScanCheckpoint end = products.scan().from(parts.get(0)).forEach(product -> {}).checkpoint();

    assertThat(products.scan().from(end).from(parts.get(1)).forEach(p -> {}).rows())
        .isEqualTo(idsIn(parts.get(1)).size());
    assertThat(products.scan().from(parts.get(1)).from(end).forEach(p -> {}).rows()).isZero();
  }

  @Test
  void joined_parts_have_the_rows_of_all_of_them_and_the_whole_is_the_ring() {
    List<ScanPart> parts = new ArrayList<>(products.scan().split(12));
    Collections.shuffle(parts, new Random(43));
    List<Long> ids = new ArrayList<>();
    parts.subList(0, 5).forEach(part -> ids.addAll(idsIn(part)));

    assertThat(sorted(idsIn(ScanPart.join(parts.subList(0, 5))))).isEqualTo(sorted(ids));
    assertThat(ScanPart.join(parts).ranges()).containsExactly(TokenRange.RING);
    assertThat(ScanPart.join(parts).share()).isEqualTo(1);
    assertThat(ScanPart.join(parts)).isEqualTo(products.scan().split(1).get(0));
  }

  @Test
  void parts_that_overlap_or_belong_to_several_tables_are_not_joined() {
    ScanPart some = products.scan().split(3).get(1);
    ScanPart more = products.scan().split(2).get(0);
    ScanPart other = coodie.documents(Event.class).scan().split(3).get(1);

    assertThatThrownBy(() -> ScanPart.join(List.of(some, more)))
        .hasMessageContaining("in common")
        .hasMessageEndingWith("[coodie-578]");
    assertThatThrownBy(() -> ScanPart.join(List.of(some, some))).hasMessageContaining("in common");
    assertThatThrownBy(() -> ScanPart.join(List.of(some, other)))
        .hasMessageContaining("several tables");
    assertThatThrownBy(() -> ScanPart.join(List.of())).hasMessageContaining("Give 1 or more");
  }

  @Test
  void a_part_of_another_table_is_refused_before_anything_is_read() {
    ScanPart other = coodie.documents(Event.class).scan().split(3).get(1);

    assertThatThrownBy(() -> products.scan().from(other).forEach(product -> {}))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContaining("another table than")
        .hasMessageEndingWith("[coodie-577]");
    assertThat(server.sent).isEmpty();
  }

  @Test
  void any_change_of_the_text_is_noticed() {
    String text = products.scan().split(7).get(3).toString();
    Random random = new Random(44);

    assertThat(text).matches("[A-Za-z0-9_-]+");
    for (int i = 0; i < text.length() - 1; i++) {
      char other = "ABCDEFGHIJ".charAt(random.nextInt(10));
      String changed = text.substring(0, i) + other + text.substring(i + 1);
      if (!changed.equals(text)) {
        assertThatThrownBy(() -> ScanPart.parse(changed)).hasMessageEndingWith("[coodie-576]");
      }
      String cut = text.substring(0, i);
      assertThatThrownBy(() -> ScanPart.parse(cut)).hasMessageEndingWith("[coodie-576]");
    }
  }

  @Test
  void a_checkpoint_is_no_part_and_a_part_no_checkpoint() {
    ScanPart part = products.scan().split(7).get(3);
    ScanCheckpoint checkpoint = products.scan().from(part).forEach(product -> {}).checkpoint();

    assertThatThrownBy(() -> ScanPart.parse(checkpoint.toString()))
        .hasMessageEndingWith("[coodie-576]");
    assertThatThrownBy(() -> ScanCheckpoint.parse(part.toString()))
        .hasMessageEndingWith("[coodie-534]");
  }

  @Test
  void what_was_begun_is_not_split() {
    ScanPart part = products.scan().split(2).get(0);

    assertThatThrownBy(() -> products.scan().from(part).split(2))
        .hasMessageEndingWith("[coodie-579]");
    assertThatThrownBy(() -> products.scan().split(0)).hasMessageEndingWith("[coodie-536]");
    assertThatThrownBy(() -> products.scan().split(1_000_001)).hasMessageEndingWith("[coodie-536]");
  }
}
