package dev.coodie.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a record or class a user-defined type (UDT), to be used inside documents. Fields are
 * matched by name; the server may have them in another order, and have others.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface UserType {

  /** The type's name as the server has it. Default: snake_case of the class's name. */
  String name() default "";

  /**
   * Whether whole values may be written where the server's type has fields that the class does not
   * know: they become null. Otherwise such a write is refused. Where the type is not frozen, fields
   * are written one by one, and unknown ones stay in any case.
   */
  boolean erasesUnknownFields() default false;
}
