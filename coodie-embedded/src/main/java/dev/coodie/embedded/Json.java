package dev.coodie.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** JSON text of plain values, which every YAML parser reads. */
final class Json {
  private Json() {}

  /** {@code value} is made of maps, iterables, strings, numbers, booleans and nulls. */
  static String of(@Nullable Object value) {
    if (value == null || value instanceof Number || value instanceof Boolean) {
      return String.valueOf(value);
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> string(String.valueOf(entry.getKey())) + ": " + of(entry.getValue()))
          .collect(Collectors.joining(",\n", "{", "}"));
    }
    // A Path is an Iterable of its names.
    if (value instanceof Iterable<?> items && !(value instanceof Path)) {
      return StreamSupport.stream(items.spliterator(), false)
          .map(Json::of)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return string(value.toString());
  }

  private static String string(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append("\\u%04x".formatted((int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
