package dev.coodie.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Makes a record or class a user-defined type (UDT), to be used inside documents. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface UserType {

  /** The type's name as the server has it. Default: snake_case of the class's name. */
  String name() default "";
}
