package dev.coodie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.error.InvalidQueryException;
import dev.coodie.scan.AsyncScan;
import dev.coodie.scan.QuickScans;
import dev.coodie.scan.Scan;
import dev.coodie.scan.ScanCheckpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScanCheckpointTest {
  private static final RingServer SERVER = new RingServer(300, new Random(30));
  private static final Documents<Product> PRODUCTS = Coodie.of(SERVER).documents(Product.class);

  /** All of one scan over 48 ranges of nodes, in the order in which they were told. */
  private static List<ScanCheckpoint> checkpoints() {
    SERVER.ring = RingServer.ring(48, new Random(31));
    List<ScanCheckpoint> checkpoints = new ArrayList<>();
    QuickScans.of(PRODUCTS.scan().pageSize(2), Duration.ZERO, Duration.ZERO)
        .onCheckpoint(checkpoints::add)
        .forEach(product -> {});
    return checkpoints;
  }

  @Test
  void the_text_is_url_safe_and_gives_the_same_again() {
    for (ScanCheckpoint checkpoint : checkpoints()) {
      String text = checkpoint.toString();
      ScanCheckpoint again = ScanCheckpoint.parse(" " + text + "\n");

      assertThat(text).matches("[A-Za-z0-9_-]+");
      assertThat(again).isEqualTo(checkpoint).hasToString(text).hasSameHashCodeAs(checkpoint);
      assertThat(again.rows()).isEqualTo(checkpoint.rows());
      assertThat(again.share()).isEqualTo(checkpoint.share());
    }
  }

  @Test
  void the_text_is_small_since_what_is_done_is_left_out_and_the_rest_is_joined() {
    List<ScanCheckpoint> checkpoints = checkpoints();

    assertThat(checkpoints)
        .allSatisfy(c -> assertThat(c.toString()).hasSizeLessThan(48 * 30 + 8 * 50 + 100));
    assertThat(checkpoints.get(checkpoints.size() - 1).toString()).hasSizeLessThan(60);
  }

  @Test
  void any_change_of_the_text_is_noticed() {
    List<ScanCheckpoint> checkpoints = checkpoints();
    String text = checkpoints.get(checkpoints.size() / 2).toString();
    Random random = new Random(32);

    for (int i = 0; i < text.length() - 1; i++) {
      char other = "ABCDEFGHIJ".charAt(random.nextInt(10));
      String changed = text.substring(0, i) + other + text.substring(i + 1);
      if (!changed.equals(text)) {
        assertThatThrownBy(() -> ScanCheckpoint.parse(changed))
            .isInstanceOf(InvalidQueryException.class)
            .hasMessageEndingWith("[coodie-534]");
      }
      String cut = text.substring(0, i);
      assertThatThrownBy(() -> ScanCheckpoint.parse(cut)).isInstanceOf(InvalidQueryException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "no checkpoint", "AAAA", "=", "\u00e4"})
  void what_is_no_checkpoint_is_refused(String text) {
    assertThatThrownBy(() -> ScanCheckpoint.parse(text)).hasMessageEndingWith("[coodie-534]");
  }

  @Test
  void a_scan_of_something_else_refuses_it() {
    ScanCheckpoint checkpoint = checkpoints().get(3);
    Coodie coodie = Coodie.of(SERVER);
    Scan<Product> same = coodie.documents(Product.class).scan().pageSize(7).from(checkpoint);
    List<Scan<?>> others =
        List.of(
            PRODUCTS.scan().as(ProductName.class),
            PRODUCTS.keyspace("other").scan(),
            coodie.scan("ks", "product"),
            coodie.scan("ks", "product", "id"),
            coodie.documents(Pet.class).scan(),
            coodie.documents(Pet.Cat.class).scan());

    assertThat(same.forEach(product -> {}).checkpoint().rows()).isEqualTo(300);
    assertThat(others)
        .allSatisfy(
            scan ->
                assertThatThrownBy(() -> scan.from(checkpoint).forEach(row -> {}))
                    .isInstanceOf(InvalidQueryException.class)
                    .hasMessageStartingWith("The checkpoint belongs to another scan than SELECT")
                    .hasMessageEndingWith("[coodie-535]"));
  }

  @Test
  void a_wrong_checkpoint_is_refused_at_once_also_without_waiting() {
    ScanCheckpoint checkpoint = checkpoints().get(3);
    AsyncScan<ProductName> scan = PRODUCTS.scan().as(ProductName.class).from(checkpoint).async();

    assertThatThrownBy(() -> scan.forEach(name -> {})).hasMessageEndingWith("[coodie-535]");
  }
}
