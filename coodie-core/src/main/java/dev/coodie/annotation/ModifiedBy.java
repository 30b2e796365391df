package dev.coodie.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The user who wrote the document latest, as {@code CoodieConfig.currentUser} tells. Set anew
 * whenever {@link ModifiedAt} would be.
 *
 * @see ModifiedAt
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
public @interface ModifiedBy {}
