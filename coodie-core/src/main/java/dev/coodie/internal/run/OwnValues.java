package dev.coodie.internal.run;

import dev.coodie.column.Fit;
import dev.coodie.column.JavaTypes;
import dev.coodie.column.ValueType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Values of types that coodie knows how to store, bound to CQL that a user wrote: a {@code URI}, a
 * single value, a user-defined type, a tuple. The annotation processor wrote a constant TYPE for
 * the application's; it is looked for once per class.
 */
public final class OwnValues {
  private static final ClassValue<Optional<ValueType<?>>> TYPES =
      new ClassValue<>() {
        @Override
        protected Optional<ValueType<?>> computeValue(Class<?> type) {
          return find(type);
        }
      };

  private OwnValues() {}

  /** How values of the class are stored, if coodie knows. */
  public static Optional<ValueType<?>> typeOf(Class<?> type) {
    return TYPES.get(type);
  }

  /**
   * The value as one of the Java type that {@code wanted} has, also inside collections; the value
   * itself where nothing is known of its class.
   */
  public static Object natural(ValueType<?> wanted, Object value) {
    List<ValueType<?>> arguments = wanted.arguments();
    if (value instanceof Collection<?> elements && arguments.size() == 1) {
      Collection<Object> all = value instanceof Set ? new LinkedHashSet<>() : new ArrayList<>();
      for (Object element : elements) {
        if (element == null) {
          return value;
        }
        all.add(natural(arguments.get(0), element));
      }
      return all;
    }
    if (value instanceof Map<?, ?> map && wanted.isCollection() && arguments.size() == 2) {
      Map<Object, Object> all = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        if (entry.getKey() == null || entry.getValue() == null) {
          return value;
        }
        all.put(
            natural(arguments.get(0), entry.getKey()), natural(arguments.get(1), entry.getValue()));
      }
      return all;
    }
    return wanted.javaType().isInstance(value)
        ? value
        : typeOf(value.getClass()).map(own -> natural(wanted, own, value)).orElse(value);
  }

  private static <V> Object natural(ValueType<?> wanted, ValueType<V> own, Object value) {
    Fit fit = Fit.of(own, wanted);
    return fit.difference() == null
        ? wanted.decode(fit.toServer(own.encode(own.check(value))))
        : value;
  }

  private static Optional<ValueType<?>> find(Class<?> type) {
    for (ValueType<?> known : JavaTypes.all()) {
      if (known.javaType().isAssignableFrom(type)) {
        return Optional.of(known);
      }
    }
    try {
      Class<?> generated = Class.forName(Generated.name(type), true, type.getClassLoader());
      return generated.getField("TYPE").get(null) instanceof ValueType<?> own
              && own.javaType() == type
          ? Optional.of(own)
          : Optional.empty();
    } catch (ReflectiveOperationException e) {
      return Optional.empty(); // nothing was generated for it
    }
  }
}
