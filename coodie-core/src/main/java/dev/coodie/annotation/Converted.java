package dev.coodie.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Stores the property, or the type argument it stands before, through a converter: {@code
 * List<@Converted(..) Money>}. On a type of the application it says how that type is stored, unless
 * a nearer annotation names another converter. The converter's class is public or package-private
 * and implements {@code dev.coodie.column.Converter<PropertyType, StoredType>}; the stored type
 * decides the CQL type. It has a constructor without parameters, or the application gives an
 * instance with {@code CoodieConfig.converter}. {@link Converters} names converters once for many
 * properties.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD, ElementType.TYPE_USE})
public @interface Converted {

  /** The converter. An instance is shared by all threads. */
  Class<?> value();
}
