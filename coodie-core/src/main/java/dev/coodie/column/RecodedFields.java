package dev.coodie.column;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of a tuple, by position, or of a user-defined type, by name. */
final class RecodedFields implements Recoder {
  private final FieldsType<?> from;
  private final boolean writing;
  // For each field of the target: its place in the source, or -1.
  private final int[] places;
  private final @Nullable Recoder[] parts;
  // The places in the source of fields that the target has not.
  private final List<Integer> lost;
  private final List<String> unknown;

  private RecodedFields(FieldsType<?> from, FieldsType<?> to, boolean writing) {
    this.from = from;
    this.writing = writing;
    this.places = places(from, to);
    this.parts = new Recoder[places.length];
    this.unknown = new ArrayList<>();
    for (int i = 0; i < places.length; i++) {
      if (places[i] >= 0) {
        parts[i] = Recoder.part(from.arguments().get(places[i]), to.arguments().get(i), writing);
      } else {
        unknown.add(to.udtFields().get(i).name());
      }
    }
    this.lost = new ArrayList<>();
    for (int i = 0; i < from.arguments().size(); i++) {
      if (place(places, i) < 0) {
        lost.add(i);
      }
    }
  }

  /** Null if the bytes are right as they are. */
  static @Nullable Recoder between(FieldsType<?> from, FieldsType<?> to, boolean writing) {
    RecodedFields fields = new RecodedFields(from, to, writing);
    return fields.keepsBytes() ? null : fields;
  }

  /** Reading ignores surplus fields at the end. */
  private boolean keepsBytes() {
    for (int i = 0; i < places.length; i++) {
      if (parts[i] != null || places[i] != i) {
        return false;
      }
    }
    return !writing || lost.isEmpty();
  }

  @Override
  public List<String> unknownFields() {
    return unknown;
  }

  @Override
  public ByteBuffer recode(ByteBuffer bytes) {
    if (!bytes.hasRemaining()) {
      return bytes;
    }
    @Nullable ByteBuffer[] given = from.fields(bytes);
    if (writing) {
      check(given);
    }
    @Nullable ByteBuffer[] values = new ByteBuffer[places.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = places[i] < 0 ? null : Recoder.apply(parts[i], given[places[i]]);
    }
    byte[] out = new byte[Lengths.size(values)];
    Lengths.put(values, out, 0);
    return ByteBuffer.wrap(out);
  }

  private void check(@Nullable ByteBuffer[] given) {
    for (int place : lost) {
      if (given[place] != null) {
        throw ValueErrors.noSuchField(from, from.udtFields().get(place).name());
      }
    }
    if (!unknown.isEmpty() && !from.erasesUnknownFields()) {
      throw ValueErrors.unknownFields(from, unknown);
    }
  }

  private static int[] places(FieldsType<?> from, FieldsType<?> to) {
    int[] places = new int[to.arguments().size()];
    for (int i = 0; i < places.length; i++) {
      places[i] = to.udtFields().isEmpty() ? i : place(from, to.udtFields().get(i).name());
    }
    return places;
  }

  private static int place(FieldsType<?> type, String field) {
    for (int i = 0; i < type.udtFields().size(); i++) {
      if (type.udtFields().get(i).name().equals(field)) {
        return i;
      }
    }
    return -1;
  }

  private static int place(int[] places, int wanted) {
    for (int i = 0; i < places.length; i++) {
      if (places[i] == wanted) {
        return i;
      }
    }
    return -1;
  }
}
