package dev.coodie.column;

import dev.coodie.column.Fit.Difference;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares the program's types with the server's. */
final class Differences {
  private static final Map<String, String> SAME_BYTES =
      Map.of("ascii", "text", "timeuuid", "uuid", "counter", "bigint");

  private Differences() {}

  /** The first difference that matters for bytes, null if there is none. */
  static @Nullable Difference between(ValueType<?> ours, ValueType<?> theirs) {
    return between("", ours, theirs);
  }

  private static @Nullable Difference between(String path, ValueType<?> ours, ValueType<?> theirs) {
    if (ours == theirs) {
      return null;
    }
    if (!kind(ours).equals(kind(theirs))) {
      return new Difference(path, ours.cql(), theirs.cql());
    }
    return ours.udtName().isPresent()
        ? betweenFields(path, ours, theirs)
        : betweenArguments(path, ours, theirs);
  }

  private static @Nullable Difference betweenFields(
      String path, ValueType<?> ours, ValueType<?> theirs) {
    for (UdtField<?, ?> field : ours.udtFields()) {
      for (UdtField<?, ?> found : theirs.udtFields()) {
        if (field.name().equals(found.name())) {
          Difference inside = between(join(path, field.name()), field.type(), found.type());
          if (inside != null) {
            return inside;
          }
        }
      }
    }
    return null;
  }

  private static @Nullable Difference betweenArguments(
      String path, ValueType<?> ours, ValueType<?> theirs) {
    List<ValueType<?>> some = ours.arguments();
    List<ValueType<?>> others = theirs.arguments();
    for (int i = 0; i < some.size(); i++) {
      Difference inside =
          between(join(path, part(ours, some.size(), i)), some.get(i), others.get(i));
      if (inside != null) {
        return inside;
      }
    }
    return null;
  }

  /** Equal for two types exactly when only what is nested in them can differ. */
  private static String kind(ValueType<?> type) {
    ValueType<?> stored = type.stored();
    if (stored.udtName().isPresent()) {
      return "type " + stored.udtName().get();
    }
    if (stored instanceof FieldsType<?>) {
      return "tuple of " + stored.arguments().size();
    }
    if (stored.arguments().isEmpty()) {
      return SAME_BYTES.getOrDefault(stored.cql(), stored.cql());
    }
    if (stored.dimensions() > 0) {
      return "vector of " + stored.dimensions();
    }
    return stored instanceof MapType<?, ?> ? "map" : stored instanceof SetType<?> ? "set" : "list";
  }

  private static String part(ValueType<?> type, int count, int index) {
    if (type.stored() instanceof FieldsType<?>) {
      return "part " + (index + 1);
    }
    return count == 1 ? "element" : index == 0 ? "key" : "value";
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
