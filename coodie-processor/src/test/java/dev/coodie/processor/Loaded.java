package dev.coodie.processor;

import dev.coodie.column.Cells;
import dev.coodie.column.Condition;
import dev.coodie.model.DocumentModel;
import dev.coodie.model.ProjectionModel;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compiled documents. Their sources have a class {@code Samples} whose method {@code all} returns
 * documents.
 */
@SuppressWarnings("unchecked") // what the sources return is what the tests say
record Loaded(ClassLoader classes) {
  record Bytes(List<@Nullable ByteBuffer> all) implements Cells {
    @Override
    public int size() {
      return all.size();
    }

    @Override
    public @Nullable ByteBuffer bytes(int index) {
      return all.get(index);
    }
  }

  static Loaded of(String... sources) {
    return new Loaded(Compilation.of(sources).classes());
  }

  DocumentModel<Object> model(String type) {
    return (DocumentModel<Object>) constant(type + "_", "MODEL");
  }

  ProjectionModel<Object, Object> projection(String type) {
    return (ProjectionModel<Object, Object>) constant(type + "_", "MODEL");
  }

  /** The columns as the table has them, for example {@code id uuid PARTITION_KEY}. */
  List<String> columns(String type) {
    return model(type).columns().stream()
        .map(c -> c.column() + " " + c.kind() + (c.isKey() ? " " + c.order() : ""))
        .toList();
  }

  List<Object> samples() {
    return (List<Object>) call("Samples", "all");
  }

  /** Writes and reads the document with the model of {@code type}, which may be above its own. */
  Object roundTrip(String type, Object document) {
    DocumentModel<Object> model = model(type);
    DocumentModel<Object> own = model.modelOf(document);
    @Nullable ByteBuffer[] cells = own.cells(document, 0);
    List<@Nullable ByteBuffer> arranged =
        Arrays.asList(
            model.columns().stream()
                .map(c -> own.position(c.name()))
                .map(position -> position < 0 ? null : cells[position])
                .toArray(ByteBuffer[]::new));
    return model.read(new Bytes(arranged));
  }

  /** The columns that a key helper compares. */
  String condition(String type, String method, Object... arguments) {
    Condition<?> condition = (Condition<?>) call(type + "_", method, arguments);
    return condition.terms().stream()
        .flatMap(term -> term.columns().stream())
        .map(column -> column.name())
        .collect(Collectors.joining(", "));
  }

  Object constant(String type, String name) {
    try {
      Field field = classes.loadClass(type).getField(name);
      return field.get(null);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private Object call(String type, String name, Object... arguments) {
    try {
      for (Method method : classes.loadClass(type).getDeclaredMethods()) {
        if (method.getName().equals(name)) {
          method.setAccessible(true);
          return method.invoke(null, arguments);
        }
      }
      throw new AssertionError(type + " has no method " + name);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
