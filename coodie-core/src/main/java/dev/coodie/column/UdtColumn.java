package dev.coodie.column;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A column that holds a user-defined type whose fields can be changed one by one (not frozen). */
public final class UdtColumn<D, V> extends RegularColumn<D, V> {
  private UdtColumn(String name, ValueType<V> type) {
    super(name, type);
  }

  /** The column {@code name} of {@code document}. */
  public static <D, V> UdtColumn<D, V> of(Class<D> document, String name, ValueType<V> type) {
    return new UdtColumn<>(name, type);
  }

  /** One field of it, by the constant generated for the type. */
  public <F> FieldElement<D, F> field(UdtField<V, F> field) {
    return new FieldElement<>(this, Given.argument(field, "a field"));
  }

  @Override
  List<Assignment<D>> elementChanges(@Nullable ByteBuffer before, @Nullable ByteBuffer after) {
    if (before == null || after == null) {
      return List.of(Assignment.ofCell(this, after));
    }
    List<Assignment<D>> changes = new ArrayList<>();
    ByteBuffer old = before.duplicate();
    ByteBuffer now = after.duplicate();
    for (UdtField<?, ?> field : type().udtFields()) {
      ByteBuffer was = next(old);
      ByteBuffer is = next(now);
      if (was == null ? is != null : !was.equals(is)) {
        changes.add(
            Assignment.of(
                this, Assignment.Kind.SET_FIELD, Element.Place.of(field.name()), is, field.type()));
      }
    }
    return changes;
  }

  /** The fields of a value one by one, for a server whose type is {@code found}. */
  static <D> List<Assignment<D>> fields(Column<D, ?> column, ByteBuffer value, ValueType<?> found) {
    List<Assignment<D>> assignments = new ArrayList<>();
    ByteBuffer rest = value.duplicate();
    for (UdtField<?, ?> field : column.type().udtFields()) {
      ByteBuffer cell = next(rest);
      if (found.udtFields().stream().anyMatch(f -> f.name().equals(field.name()))) {
        assignments.add(
            Assignment.of(
                column,
                Assignment.Kind.SET_FIELD,
                Element.Place.of(field.name()),
                cell,
                field.type()));
      } else if (cell != null) {
        throw ValueErrors.noSuchField(column.type(), field.name());
      }
    }
    return assignments;
  }

  /** The next field, or null when it is null or was added after the value was written. */
  private static @Nullable ByteBuffer next(ByteBuffer fields) {
    int length = fields.remaining() < 4 ? -1 : fields.getInt();
    if (length < 0) {
      return null;
    }
    ByteBuffer field = fields.slice(fields.position(), length);
    fields.position(fields.position() + length);
    return field;
  }
}
