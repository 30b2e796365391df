package dev.coodie.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a hierarchy one table: this root names the column that says which {@link Variant} a row is.
 * The column is {@code text} and is filled by coodie.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Discriminator {

  /** The column's name. */
  String column();

  /**
   * Whether the schema plan creates a secondary index on the column, so that a variant can be
   * searched without a partition key. Such an index is costly when it has few distinct values over
   * many rows.
   */
  boolean indexed() default false;
}
