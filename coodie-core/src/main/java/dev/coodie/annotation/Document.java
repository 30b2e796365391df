package dev.coodie.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a record, a class, or the root of a sealed hierarchy a document: one table, one row per
 * instance. A class is created through a constructor or builder ({@link Creator}). The annotation
 * processor writes its columns and row mapping next to it, in a class of the same name with an
 * underscore appended.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Document {

  /**
   * The table's name as the server has it, case included. Default: snake_case of the type's name.
   */
  String table() default "";

  /** The keyspace. Default: the one of the handle, then the one of the connection. */
  String keyspace() default "";

  /**
   * The table's {@code default_time_to_live} in seconds, 0 to 630720000 (20 years); 0 means none.
   * It takes effect when the table is created.
   */
  int defaultTtl() default 0;

  /**
   * Whether {@code save} leaves the cells of null properties untouched instead of clearing them.
   */
  boolean skipNulls() default false;

  /** How column names are made from property names where {@link Name} gives none. */
  Naming naming() default Naming.SNAKE_CASE;

  /** Options of the table. */
  TableOption[] options() default {};

  /** The consistency level where a handle gives none, for example {@code LOCAL_QUORUM}. */
  String consistency() default "";

  /** The execution profile of the driver where a handle gives none. */
  String profile() default "";

  /** The variants of a {@link Discriminator} hierarchy whose root is not sealed. */
  Class<?>[] variants() default {};
}
