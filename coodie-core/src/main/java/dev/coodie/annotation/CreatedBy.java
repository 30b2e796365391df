package dev.coodie.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The user who made the row, as {@code CoodieConfig.currentUser} tells. Filled whenever {@link
 * CreatedAt} is, which the document needs, too; null is never written to it.
 *
 * @see CreatedAt
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
public @interface CreatedBy {}
