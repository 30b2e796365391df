package dev.coodie.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Stores values of the converters' types through them, wherever they are: as properties, type
 * arguments, keys and fields. On a type, or one above it, for that document, user-defined type or
 * tuple; on a package for all in it, but not in packages below. {@link Converted} on a property or
 * type argument comes first, then the type, then those above it, then their packages. A converter
 * is for exactly the type it names: one for {@code Integer} is not for {@code int}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.PACKAGE})
public @interface Converters {

  /** The converters, each for another type. */
  Class<?>[] value();
}
