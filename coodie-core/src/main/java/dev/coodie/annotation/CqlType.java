package dev.coodie.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Chooses another CQL type than the Java type's usual one: {@code ascii} or {@code text} for {@code
 * String}, {@code timeuuid} for {@code UUID}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD, ElementType.TYPE_USE})
public @interface CqlType {

  /** The CQL name of a scalar type, for example {@code timeuuid}. */
  String value();
}
