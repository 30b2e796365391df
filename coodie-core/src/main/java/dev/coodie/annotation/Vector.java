package dev.coodie.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A vector with a fixed number of elements: a {@code float[]}, or a {@code List} of a scalar type.
 * CQL: {@code vector<float, n>}. Kept at run time, so that other libraries can read the number of
 * elements, for example to make a JSON Schema.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD, ElementType.TYPE_USE})
public @interface Vector {

  /** The number of elements, 1 to 8192. */
  int value();
}
