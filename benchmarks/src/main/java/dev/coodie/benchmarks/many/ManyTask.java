package dev.coodie.benchmarks.many;

import com.datastax.oss.driver.api.core.CqlSession;
import java.util.Arrays;
import java.util.List;

/** Ways to write or read very many rows. */
public enum ManyTask {
  /** By hand, the driver alone, 64 under way. */
  HAND_64("by hand, 64 in flight", 64),
  /** 128 under way. */
  HAND_128("by hand, 128 in flight", 128),
  /** 256 under way. */
  HAND_256("by hand, 256 in flight", 256),
  /** {@code bulk().saveAll}. */
  SAVE_ALL("saveAll", 0),
  /** By hand, each row in a partition of its own. */
  HAND_APART("by hand, 256 in flight, no two rows in one partition", 256),
  /** {@code bulk().saveAll}, each row in a partition of its own. */
  SAVE_APART("saveAll, no two rows in one partition", 0),
  /** One SELECT of the driver alone, page after page. */
  PAGED_SELECT("one paged SELECT", 0),
  /** {@code scan().forEach}. */
  SCAN("scan", 0);

  /** What is tuned by hand. */
  public static final List<ManyTask> BY_HAND = List.of(HAND_64, HAND_128, HAND_256);

  private final String label;
  private final int inFlight;

  ManyTask(String label, int inFlight) {
    this.label = label;
    this.inFlight = inFlight;
  }

  /** For tables. */
  public String label() {
    return label;
  }

  /** Those that write. */
  static List<ManyTask> writes() {
    return Arrays.asList(HAND_64, HAND_128, HAND_256, SAVE_ALL, HAND_APART, SAVE_APART);
  }

  /** Those that read. */
  static List<ManyTask> reads() {
    return Arrays.asList(PAGED_SELECT, SCAN);
  }

  /** Does it with so many rows, and gives how many were done. */
  long run(CqlSession session, CoodieMany coodie, int rows) throws InterruptedException {
    return switch (this) {
      case HAND_64, HAND_128, HAND_256 ->
          new HandWrites(session, inFlight).run(ManyRowsData.near(rows), rows);
      case HAND_APART -> new HandWrites(session, inFlight).run(ManyRowsData.apart(rows), rows);
      case SAVE_ALL -> coodie.saveAll(ManyRowsData.near(rows));
      case SAVE_APART -> coodie.saveAll(ManyRowsData.apart(rows));
      case PAGED_SELECT -> HandReads.run(session);
      case SCAN -> coodie.scan();
    };
  }
}
