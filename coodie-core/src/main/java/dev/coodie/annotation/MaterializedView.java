package dev.coodie.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a record or class a materialized view: a table that the server keeps in step with another,
 * under another key. Its properties are properties of the base document with the same names and
 * types, among them the whole key of the base. It is read with {@code coodie.views(type)} and
 * created with the schema plan.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface MaterializedView {

  /** The base document. */
  Class<?> of();

  /** The view's name as the server has it. Default: snake_case of the type's name. */
  String name() default "";

  /**
   * Which rows of the base the view has, as CQL, for example {@code price > 0}. Cassandra accepts
   * only conditions on columns of the view's key. coodie adds the required {@code IS NOT NULL}
   * conditions for the key columns.
   */
  String where() default "";

  /** Options of the view. */
  TableOption[] options() default {};
}
