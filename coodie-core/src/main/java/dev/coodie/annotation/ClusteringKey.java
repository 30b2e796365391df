package dev.coodie.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A clustering column: it orders the rows inside a partition and completes the primary key. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
public @interface ClusteringKey {

  /**
   * The position among the clustering columns, from 0 without gaps. Not needed for a single one.
   */
  int value() default 0;

  /** The order in which rows are stored. */
  ClusteringOrder order() default ClusteringOrder.ASC;
}
