package dev.coodie.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The time at which the row was made, kept in a column of CQL type {@code timestamp}. Coodie fills
 * it, if it is null, when it knows that the row is new: in {@code insertIfNotExists}, and in {@code
 * save} of a document whose {@link Version} is 0. It never writes null to it. A {@code save} that
 * does not know whether the row is new refuses null (coodie-1211), since it would leave a new row
 * without the time, or take it from an existing one; with {@code skipNulls} it leaves the cell as
 * it is.
 *
 * <p>The time is that of {@code CoodieConfig.clock}, in milliseconds.
 *
 * @see CreatedBy
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
public @interface CreatedAt {}
