package dev.coodie.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record, or class, around one value, which is stored as that value: {@code @SingleValue record
 * UserId(UUID value) {}} is a {@code uuid}. It can be used wherever its value could be: in keys,
 * collections, fields, conditions. A class has one field, a constructor that takes it, and an
 * accessor.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface SingleValue {}
