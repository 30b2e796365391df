package dev.coodie.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What Cassandra 6.0 checks of a column before it is written; a write that breaks it fails with
 * {@link dev.coodie.error.CheckViolatedException}. Null breaks every check that compares, and what
 * is left out of a statement breaks none but {@link #notNull}. The schema plan creates and changes
 * checks; {@code schema().exclusive()} also drops those of no document. CQL: {@code CHECK ..}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
public @interface Check {

  /**
   * Comparisons of the column of a number or time with a constant, all of which must hold, each
   * without the column: {@code "> 0"}, {@code "<= '2030-01-01'"}. One of {@code = != < <= > >=}.
   * The column's name must be in lower case.
   */
  String[] value() default {};

  /**
   * Whether every INSERT and UPDATE of the table must write the column, and not null. So {@code
   * at(..).update(..)} must set it as well, and {@code saveChanges} can only change documents whose
   * change includes it.
   */
  boolean notNull() default false;

  /**
   * Comparisons of the number of characters of a text, or of the bytes of a blob: {@code ">= 2"}.
   */
  String[] length() default {};

  /** Comparisons of the number of bytes, as UTF-8 for a text: {@code "< 256"}. */
  String[] octetLength() default {};

  /** A regular expression of Java that the whole text must match, without apostrophes. */
  String regexp() default "";

  /** Whether the text must be JSON. */
  boolean json() default false;
}
