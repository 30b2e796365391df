package dev.coodie.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Stores the property through a converter. Its class is public or package-private with a
 * no-argument constructor and implements {@code dev.coodie.column.Converter<PropertyType,
 * StoredType>}; the stored type decides the CQL type.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
public @interface Converted {

  /** The converter. One instance is shared by all threads. */
  Class<?> value();
}
