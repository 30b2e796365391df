package dev.coodie.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A partition key column that coodie fills from a time, so that partitions stay small: the start of
 * the hour, day, week, month or year (in UTC) that the time is in. A {@code LocalDate} for days and
 * longer, or an {@code Instant}. Give null when making a document. {@code find(..).between(from,
 * to)} walks the buckets.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
public @interface Bucket {

  /** The property with the time: an {@code Instant} that is the first clustering column. */
  String of();

  /** How long a bucket is. */
  BucketUnit by();
}
