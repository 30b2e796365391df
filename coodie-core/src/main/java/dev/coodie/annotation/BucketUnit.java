package dev.coodie.annotation;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** The length of a {@link Bucket}. Buckets start in UTC; weeks start on Monday. */
public enum BucketUnit {
  HOUR(ChronoUnit.HOURS),
  DAY(ChronoUnit.DAYS),
  WEEK(ChronoUnit.WEEKS),
  MONTH(ChronoUnit.MONTHS),
  YEAR(ChronoUnit.YEARS);

  private final ChronoUnit unit;

  BucketUnit(ChronoUnit unit) {
    this.unit = unit;
  }

  /** The start of the bucket that {@code time} is in. */
  public Instant start(Instant time) {
    return this == HOUR
        ? time.truncatedTo(ChronoUnit.HOURS)
        : date(time).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** The first day of the bucket that {@code time} is in. */
  public LocalDate date(Instant time) {
    LocalDate day = OffsetDateTime.ofInstant(time, ZoneOffset.UTC).toLocalDate();
    return switch (this) {
      case HOUR, DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
      case YEAR -> day.withDayOfYear(1);
    };
  }

  /** The start of the bucket {@code count} after (or, when negative, before) the one of start. */
  public Instant plus(Instant start, long count) {
    return OffsetDateTime.ofInstant(start, ZoneOffset.UTC).plus(count, unit).toInstant();
  }

  /** How many buckets there are from {@code from} to just before {@code to}. */
  public long count(Instant from, Instant to) {
    return unit.between(
            OffsetDateTime.ofInstant(start(from), ZoneOffset.UTC),
            OffsetDateTime.ofInstant(start(to.minusNanos(1)), ZoneOffset.UTC))
        + 1;
  }
}
