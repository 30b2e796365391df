package dev.coodie.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An index on the column, created with the schema plan. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
public @interface Indexed {

  /** The index's name. Default: {@code table_column_idx}. */
  String name() default "";

  /** What of a collection is indexed. */
  IndexTarget target() default IndexTarget.VALUES;

  /** How it is stored. */
  IndexMethod using() default IndexMethod.SECONDARY;

  /** Options of a SAI or SASI index, each as {@code "key: value"}. */
  String[] options() default {};
}
