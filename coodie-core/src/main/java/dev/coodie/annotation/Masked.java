package dev.coodie.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A column of which roles without the permission {@code UNMASK} see only a mask (Cassandra 5.0 with
 * {@code dynamic_data_masking_enabled}). The schema plan creates and changes masks, and drops none.
 * CQL: {@code MASKED WITH ..}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
public @interface Masked {

  /**
   * {@code DEFAULT}, or a call of a masking function without the column, as CQL: {@code
   * mask_inner(1, null)}. Write constants as the server shows them.
   */
  String value() default "DEFAULT";
}
