package dev.coodie.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks how instances of a class are created, where it has several ways: a constructor, a static
 * method that returns an instance, or a static method without parameters that returns a builder,
 * which has a method for each property and {@code build()}. Parameters have the names of their
 * properties. Properties that it does not take are set afterwards.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.CONSTRUCTOR, ElementType.METHOD})
public @interface Creator {}
