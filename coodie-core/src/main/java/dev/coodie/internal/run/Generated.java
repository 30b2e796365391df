package dev.coodie.internal.run;

import dev.coodie.column.ValueType;
import java.util.Map;

/** What the annotation processor generated for classes: {@code T_} for {@code T}. */
public final class Generated {
  private Generated() {}

  /** The full name of the generated class. */
  public static String name(Class<?> type) {
    String full = type.getName();
    int dot = full.lastIndexOf('.');
    return full.substring(0, dot + 1) + full.substring(dot + 1).replace('$', '_') + "_";
  }

  /**
   * How a value is bound where the server wants {@code type}: its own type if it is of a class with
   * {@code @UserType} that has the name of the server's, whose fields the driver then compares.
   */
  static ValueType<?> userType(ValueType<?> type, Object value) {
    if (type.udtName().isEmpty() || value instanceof Map) {
      return type;
    }
    Class<?> of = value.getClass();
    try {
      Object own = Class.forName(name(of), true, of.getClassLoader()).getField("TYPE").get(null);
      return own instanceof ValueType<?> found && found.udtName().equals(type.udtName())
          ? (type.isFrozen() ? found.frozen() : found)
          : type;
    } catch (ReflectiveOperationException | LinkageError e) {
      return type; // no user-defined type: the server's own says what fits
    }
  }
}
