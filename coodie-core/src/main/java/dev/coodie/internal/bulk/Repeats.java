package dev.coodie.internal.bulk;

import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Routing;
import java.nio.ByteBuffer;

/**
 * Whether partitions come again soon among the latest items, so that it pays to wait for more of
 * them. For one thread.
 */
final class Repeats {
  /** A power of two: so many of the latest partitions are known. */
  private static final int REMEMBERED = 1_024;

  private static final int BLOCK = 64;
  private static final int ENOUGH_TO_TELL = 16;
  private static final int SHARE = 4;

  private int[] latest = {};
  private int items;
  private int again;
  private boolean often;
  private boolean known;

  /**
   * Another statement came. Only the bytes of its partition key are looked at, since most items of
   * a source whose partitions do not come again need no more.
   */
  void add(CqlStatement statement) {
    Routing routing = statement.routing();
    if (routing == null || routing.markers().length == 0) {
      return;
    }
    int hash = 0;
    for (int marker : routing.markers()) {
      ByteBuffer cell = statement.cell(marker);
      hash = 31 * hash + (cell == null ? 0 : cell.hashCode());
    }
    add(hash);
  }

  /** Another item came, whose partition has that hash. */
  private void add(int partition) {
    if (latest.length == 0) {
      latest = new int[REMEMBERED];
    }
    int mixed = (partition * 0x9E3779B9) | 1; // never the 0 of an empty place
    int place = mixed >>> 22; // ten bits
    again += latest[place] == mixed ? 1 : 0;
    latest[place] = mixed;
    items++;
    if (items == BLOCK || (!known && items == ENOUGH_TO_TELL)) {
      often = again * SHARE >= items;
      known = true;
    }
    if (items == BLOCK) {
      items = 0;
      again = 0;
    }
  }

  /** One of four or more came again. */
  boolean often() {
    return often;
  }

  /** The same, or there were too few to tell. */
  boolean oftenOrUnknown() {
    return often || !known;
  }
}
