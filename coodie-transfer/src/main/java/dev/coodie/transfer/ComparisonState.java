package dev.coodie.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.coodie.driver.TokenRange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far a comparison is: which ranges are left, which are told and still to be repaired, and what
 * was counted in the others. For one thread.
 */
final class ComparisonState {
  private static final String KIND = "compare";

  private final String of;
  private final SortedMap<Long, TokenRange> left = new TreeMap<>();
  private final SortedMap<Long, TokenRange> told = new TreeMap<>();
  private final Tally tally;
  private final long length;

  private ComparisonState(String of, Tally tally, long length) {
    this.of = of;
    this.tally = tally;
    this.length = length;
  }

  /**
   * The beginning, or where an earlier run ended.
   *
   * @param progress where that is stored; null if it is not
   */
  static ComparisonState open(
      ComparedTables tables, ComparisonSettings settings, @Nullable ProgressFile progress) {
    String of = fingerprint(tables, settings);
    JsonNode earlier = progress == null || !settings.resume ? null : progress.readOf(KIND, of);
    if (earlier == null) {
      ComparisonState state = new ComparisonState(of, new Tally(), 0);
      state.fill(state.left, RangePlan.of(tables, settings.part, null));
      return state;
    }
    ComparisonState state =
        new ComparisonState(of, Tally.of(earlier.get("counts")), earlier.get("length").asLong());
    state.fill(state.left, RangePlan.of(tables, settings.part, ranges(earlier.get("left"))));
    state.fill(state.told, ranges(earlier.get("told")));
    return state;
  }

  private static String fingerprint(ComparedTables tables, ComparisonSettings settings) {
    MessageDigest digest = ProgressFile.digest();
    for (Side side : Side.values()) {
      ComparedTable table = tables.of(side);
      String text = table.select() + '\0' + TableFacts.id(table.coodie(), table.table()) + '\0';
      digest.update(text.getBytes(StandardCharsets.UTF_8));
    }
    digest.update(settings.fingerprint().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest.digest());
  }

  private void fill(SortedMap<Long, TokenRange> map, List<TokenRange> ranges) {
    ranges.forEach(range -> map.put(range.after(), range));
  }

  private static List<TokenRange> ranges(JsonNode stored) {
    List<TokenRange> ranges = new ArrayList<>();
    stored.forEach(each -> ranges.add(new TokenRange(each.get(0).asLong(), each.get(1).asLong())));
    return ranges;
  }

  List<TokenRange> left() {
    return List.copyOf(left.values());
  }

  /** Those whose differences are told and not all repaired. */
  List<TokenRange> told() {
    return List.copyOf(told.values());
  }

  /** What was counted in all runs, without ranges that are not finished. */
  Tally tally() {
    return tally;
  }

  /** How long the file of lines was. */
  long length() {
    return length;
  }

  /** Which part of the ring is still to be read. */
  double leftShare() {
    return left.values().stream().mapToDouble(TokenRange::share).sum();
  }

  void compared(RangeWork.Done done, boolean toBeRepaired) {
    left.remove(done.range().after());
    tally.add(done.tally());
    if (toBeRepaired) {
      told.put(done.range().after(), done.range());
    }
  }

  void repaired(RangeWork.Done done) {
    told.remove(done.range().after());
    tally.add(done.tally());
  }

  Map<String, Object> at(long nowLength) {
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("coodie", KIND);
    state.put("of", of);
    state.put("length", nowLength);
    state.put("left", pairs(RangePlan.joined(left.values())));
    state.put("told", pairs(told.values()));
    state.put("counts", tally.toMap());
    return state;
  }

  private static List<List<Long>> pairs(Iterable<TokenRange> ranges) {
    List<List<Long>> pairs = new ArrayList<>();
    ranges.forEach(range -> pairs.add(List.of(range.after(), range.upTo())));
    return pairs;
  }
}
