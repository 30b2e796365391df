package dev.coodie.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a record or class a partial view of a document: each component or field is a property of the
 * document with the same name and type. Read with {@code query.as(Summary.class)}; it cannot be saved, so a
 * partial read can never overwrite columns that were not read.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Projection {

  /** The document. */
  Class<?> value();
}
