package dev.coodie.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The time of the latest write of the document, kept in a column of CQL type {@code timestamp}.
 * Coodie sets it anew in {@code save}, {@code insertIfNotExists}, {@code saveChanges} and {@code
 * compareAndSet}, whatever it was; if nothing else differs, the last two write nothing. {@code
 * update(..)} and raw CQL do not set it: name the column there.
 *
 * <p>The time is that of {@code CoodieConfig.clock}, in milliseconds.
 *
 * @see ModifiedBy
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
public @interface ModifiedAt {}
