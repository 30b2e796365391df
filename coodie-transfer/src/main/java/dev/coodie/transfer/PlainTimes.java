package dev.coodie.transfer;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * See {@link PlainCell} and {@link PlainText}: times as {@code 2026-01-31T12:00:00.123Z}, dates as
 * in it.
 */
final class PlainTimes {
  /** How many days there were before 1970 since March of the year 0. */
  private static final int DAYS_TO_1970 = 719_468;

  /** 0000-01-01 and 9999-12-31. */
  private static final long FIRST_DAY = -719_528;

  private static final long LAST_DAY = 2_932_896;

  private static final int DAYS_OF_ERA = 146_097;
  private static final long DAY_MILLIS = 86_400_000;

  private PlainTimes() {}

  static @Nullable ByteBuffer timestamp(byte[] bytes, int from, int to) {
    int length = to - from;
    boolean millis = length == 24;
    boolean shaped =
        (millis || length == 20)
            && bytes[from + 10] == 'T'
            && bytes[from + 13] == ':'
            && bytes[from + 16] == ':'
            && bytes[to - 1] == 'Z'
            && (!millis || bytes[from + 19] == '.');
    if (!shaped) {
      return null;
    }
    int day = days(bytes, from);
    int hour = number(bytes, from + 11, 2);
    int minute = number(bytes, from + 14, 2);
    int second = number(bytes, from + 17, 2);
    int milli = millis ? number(bytes, from + 20, 3) : 0;
    boolean is =
        day != Integer.MIN_VALUE
            && (hour | minute | second | milli) >= 0
            && hour < 24
            && minute < 60
            && second < 60;
    return is
        ? PlainCells.big(
            day * DAY_MILLIS + ((hour * 60L + minute) * 60 + second) * 1_000 + milli, 8)
        : null;
  }

  static @Nullable ByteBuffer date(byte[] bytes, int from, int to) {
    int day = to - from == 10 ? days(bytes, from) : Integer.MIN_VALUE;
    return day == Integer.MIN_VALUE ? null : PlainCells.big(day ^ Integer.MIN_VALUE, 4);
  }

  /** Days since 1970 of ten characters, {@link Integer#MIN_VALUE} if they are no date. */
  private static int days(byte[] bytes, int from) {
    int year = number(bytes, from, 4);
    int month = number(bytes, from + 5, 2);
    int day = number(bytes, from + 8, 2);
    boolean is =
        bytes[from + 4] == '-'
            && bytes[from + 7] == '-'
            && year >= 0
            && month >= 1
            && month <= 12
            && day >= 1
            && day <= lengthOf(month, year);
    return is ? days(year, month, day) : Integer.MIN_VALUE;
  }

  private static int lengthOf(int month, int year) {
    if (month == 2) {
      return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }

  /** Counts from the March of the era of 400 years, so that the leap day is the last one. */
  private static int days(int year, int month, int day) {
    int y = month > 2 ? year : year - 1;
    int era = Math.floorDiv(y, 400);
    int yearOfEra = y - era * 400;
    int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * DAYS_OF_ERA + dayOfEra - DAYS_TO_1970;
  }

  /** So many digits, -1 if one is none. */
  private static int number(byte[] bytes, int from, int count) {
    int value = 0;
    for (int i = from; i < from + count; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = 10 * value + digit;
    }
    return value;
  }

  static boolean timestamp(LineBytes out, ByteBuffer cell) {
    if (cell.remaining() != Long.BYTES) {
      return false;
    }
    long millis = cell.getLong(cell.position());
    long day = Math.floorDiv(millis, DAY_MILLIS);
    if (!isPlain(day)) {
      return false;
    }
    date(out, (int) day);
    int rest = (int) (millis - day * DAY_MILLIS);
    out.write('T');
    out.digits(rest / 3_600_000, 2);
    out.write(':');
    out.digits(rest / 60_000 % 60, 2);
    out.write(':');
    out.digits(rest / 1_000 % 60, 2);
    if (rest % 1_000 != 0) {
      out.write('.');
      out.digits(rest % 1_000, 3);
    }
    out.write('Z');
    return true;
  }

  static boolean date(LineBytes out, ByteBuffer cell) {
    if (cell.remaining() != Integer.BYTES) {
      return false;
    }
    int day = cell.getInt(cell.position()) ^ Integer.MIN_VALUE;
    if (!isPlain(day)) {
      return false;
    }
    date(out, day);
    return true;
  }

  /** Whether its year has four digits. */
  private static boolean isPlain(long day) {
    return day >= FIRST_DAY && day <= LAST_DAY;
  }

  /** The way back of {@link #days(int, int, int)}. */
  private static void date(LineBytes out, int day) {
    int shifted = day + DAYS_TO_1970;
    int era = Math.floorDiv(shifted, DAYS_OF_ERA);
    int dayOfEra = shifted - era * DAYS_OF_ERA;
    int yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int shiftedMonth = (5 * dayOfYear + 2) / 153;
    int month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
    out.digits(yearOfEra + era * 400L + (month <= 2 ? 1 : 0), 4);
    out.write('-');
    out.digits(month, 2);
    out.write('-');
    out.digits(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1, 2);
  }
}
