package dev.coodie.studio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What goes to the page and comes from it. */
final class Json {
  /** A request is a filter, a statement, or changes: never much. */
  private static final int LARGEST = 8 << 20;

  private static final ObjectMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  static byte[] bytes(@Nullable Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("only plain values are written", e);
    }
  }

  /** Whether it has all that may not be missing, and so have its parts. */
  private static boolean isWhole(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list.stream().allMatch(part -> part == null || isWhole(part));
    }
    if (!(value instanceof Record)) {
      return true;
    }
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      Object part = part(value, component);
      boolean missing =
          part == null
              ? !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
              : hasNull(component, part);
      if (missing || !isWhole(part)) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasNull(RecordComponent component, Object part) {
    return part instanceof List<?> list
        && component.getAnnotatedType() instanceof AnnotatedParameterizedType of
        && !of.getAnnotatedActualTypeArguments()[0].isAnnotationPresent(Nullable.class)
        && list.stream().anyMatch(Objects::isNull);
  }

  private static @Nullable Object part(Object value, RecordComponent component) {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  static <T> T read(InputStream body, Class<T> type) throws IOException {
    byte[] bytes = body.readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      // A browser that cannot send all of it would not listen to the answer.
      body.transferTo(OutputStream.nullOutputStream());
      throw StudioProblem.of(
          413,
          "coodie-1408",
          "The request is larger than 8 MB. Save changes with fewer or smaller values at once.");
    }
    try {
      T value = MAPPER.readValue(bytes, type);
      if (value != null && isWhole(value)) {
        return value;
      }
    } catch (JsonProcessingException e) {
      // Without its words: they repeat values.
    }
    throw StudioProblem.bad(
        "coodie-1409", "The request is not understood. Reload the page: it may be an older one.");
  }
}
