package dev.coodie.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An option of the table, set when the schema plan creates it: either one value or a map. Names are
 * checked; values are written as constants, so they can be any text.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface TableOption {

  /** The option, for example {@code gc_grace_seconds} or {@code compaction}. */
  String name();

  /** The value of a plain option; a number or boolean is written as such. */
  String value() default "";

  /** The entries of a map, each as {@code "key: value"}. */
  String[] entries() default {};
}
