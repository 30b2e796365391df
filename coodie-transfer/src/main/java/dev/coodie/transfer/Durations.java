package dev.coodie.transfer;

import dev.coodie.column.CqlDuration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as CQL writes them, for example {@code 1mo2d3h4s}. */
final class Durations {
  private static final long SECOND = 1_000_000_000L;
  private static final Pattern FORM =
      Pattern.compile(
          "(-)?(?:(\\d+)y)?(?:(\\d+)mo)?(?:(\\d+)w)?(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?"
              + "(?:(\\d+)s)?(?:(\\d+)ms)?(?:(\\d+)us)?(?:(\\d+)ns)?");

  private Durations() {}

  static String text(CqlDuration duration) {
    boolean negative = duration.months() < 0 || duration.days() < 0 || duration.nanoseconds() < 0;
    StringBuilder text = new StringBuilder();
    part(text, Math.abs((long) duration.months()), "mo");
    part(text, Math.abs((long) duration.days()), "d");
    // The smallest long has no absolute value, unless it is read as unsigned.
    long nanos = Math.abs(duration.nanoseconds());
    long seconds = Long.divideUnsigned(nanos, SECOND);
    part(text, seconds / 3_600, "h");
    part(text, seconds / 60 % 60, "m");
    part(text, seconds % 60, "s");
    part(text, Long.remainderUnsigned(nanos, SECOND), "ns");
    return text.isEmpty() ? "0s" : (negative ? "-" : "") + text;
  }

  private static void part(StringBuilder text, long amount, String unit) {
    if (amount > 0) {
      text.append(amount).append(unit);
    }
  }

  /**
   * The duration that {@code text} is.
   *
   * @throws IllegalArgumentException if it is none
   * @throws ArithmeticException if it is too long
   */
  static CqlDuration parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (text.isEmpty() || text.equals("-") || !matcher.matches()) {
      throw new IllegalArgumentException("no duration");
    }
    long sign = matcher.group(1) == null ? 1 : -1;
    long months = sum(amount(matcher, 2, sign, 12), amount(matcher, 3, sign, 1));
    long days = sum(amount(matcher, 4, sign, 7), amount(matcher, 5, sign, 1));
    long nanos =
        sum(
            amount(matcher, 6, sign, 3_600 * SECOND),
            amount(matcher, 7, sign, 60 * SECOND),
            amount(matcher, 8, sign, SECOND),
            amount(matcher, 9, sign, 1_000_000),
            amount(matcher, 10, sign, 1_000),
            amount(matcher, 11, sign, 1));
    return new CqlDuration(Math.toIntExact(months), Math.toIntExact(days), nanos);
  }

  private static long amount(Matcher matcher, int group, long sign, long unit) {
    String digits = matcher.group(group);
    return digits == null
        ? 0
        : Math.multiplyExact(Long.parseLong((sign < 0 ? "-" : "") + digits), unit);
  }

  private static long sum(long... amounts) {
    long sum = 0;
    for (long amount : amounts) {
      sum = Math.addExact(sum, amount);
    }
    return sum;
  }
}
