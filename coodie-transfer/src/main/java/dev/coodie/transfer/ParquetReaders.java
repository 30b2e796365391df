package dev.coodie.transfer;

import dev.coodie.column.ValueType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapKeyValueTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.jspecify.annotations.Nullable;

/**
 * Readers for fields of Parquet, by what the field is and the type of the column. Lists and maps
 * are those of the format's rules, the older ones among them: lists whose elements have no group of
 * their own, repeated fields without an annotation, maps of keys alone.
 */
final class ParquetReaders {
  /** Whether the file was written by an export. */
  private final boolean own;

  private final Timestamps timestamps;

  ParquetReaders(boolean own, Timestamps timestamps) {
    this.own = own;
    this.timestamps = timestamps;
  }

  ParquetReader.OfField field(Type found, ValueType<?> wanted) {
    if (found.isRepetition(Repetition.REPEATED)) {
      return repeated(found, wanted);
    }
    ParquetReader value = value(found, wanted);
    return (in, index) -> in.getFieldRepetitionCount(index) == 0 ? null : value.read(in, index, 0);
  }

  /** A repeated field that is in no list or map is a list of its values. */
  private ParquetReader.OfField repeated(Type found, ValueType<?> wanted) {
    if (!isList(wanted)) {
      ParquetReader none = mismatch(found, wanted);
      return (in, index) -> in.getFieldRepetitionCount(index) == 0 ? null : none.read(in, index, 0);
    }
    ParquetReader element = value(found, wanted.arguments().get(0));
    return (in, index) -> elements(in, index, element, wanted);
  }

  private static boolean isList(ValueType<?> wanted) {
    Shape shape = Shape.of(wanted);
    return shape == Shape.ELEMENTS || shape == Shape.VECTOR;
  }

  private ParquetReader value(Type found, ValueType<?> wanted) {
    if (found.isPrimitive()) {
      PrimitiveType primitive = found.asPrimitiveType();
      return Shape.of(wanted) == Shape.SCALAR
          ? ParquetScalars.of(primitive, wanted, own, timestamps)
          : json(primitive, wanted);
    }
    GroupType group = found.asGroupType();
    LogicalTypeAnnotation meaning = group.getLogicalTypeAnnotation();
    if (meaning instanceof ListLogicalTypeAnnotation && isList(wanted)) {
      return list(group, wanted);
    }
    if (meaning instanceof MapLogicalTypeAnnotation
        || meaning instanceof MapKeyValueTypeAnnotation) {
      return map(group, wanted);
    }
    Shape shape = Shape.of(wanted);
    return meaning == null && (shape == Shape.TUPLE || shape == Shape.UDT)
        ? fields(group, wanted)
        : mismatch(found, wanted);
  }

  /** A value with parts may be its JSON. */
  private ParquetReader json(PrimitiveType found, ValueType<?> wanted) {
    return ParquetBytes.isText(found)
        ? (in, index, at) -> ValueText.cell(wanted, ParquetBytes.text(in, index, at), timestamps)
        : mismatch(found, wanted);
  }

  private ParquetReader list(GroupType list, ValueType<?> wanted) {
    Type repeated = onlyRepeated(list);
    if (repeated == null) {
      return mismatch(list, wanted);
    }
    ValueType<?> type = wanted.arguments().get(0);
    if (isElement(repeated, list.getName())) {
      ParquetReader element = value(repeated, type);
      return (in, index, at) -> elements(in.getGroup(index, at), 0, element, wanted);
    }
    ParquetReader.OfField element = field(repeated.asGroupType().getType(0), type);
    return (in, index, at) -> {
      Group group = in.getGroup(index, at);
      int count = group.getFieldRepetitionCount(0);
      List<@Nullable ByteBuffer> parts = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        parts.add(element.read(group.getGroup(0, i), 0));
      }
      return Parts.join(wanted, parts);
    };
  }

  /** The repeated field of a list or map; null if it is none by the rules. */
  private static @Nullable Type onlyRepeated(GroupType group) {
    return group.getFieldCount() == 1 && group.getType(0).isRepetition(Repetition.REPEATED)
        ? group.getType(0)
        : null;
  }

  /** Whether a list has two levels, which the format tells by these rules. */
  private static boolean isElement(Type repeated, String list) {
    return repeated.isPrimitive()
        || repeated.asGroupType().getFieldCount() != 1
        || repeated.asGroupType().getType(0).isRepetition(Repetition.REPEATED)
        || repeated.getName().equals("array")
        || repeated.getName().equals(list + "_tuple");
  }

  private static ByteBuffer elements(
      Group in, int index, ParquetReader element, ValueType<?> wanted) {
    int count = in.getFieldRepetitionCount(index);
    List<@Nullable ByteBuffer> parts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      parts.add(element.read(in, index, i));
    }
    return Parts.join(wanted, parts);
  }

  private ParquetReader map(GroupType map, ValueType<?> wanted) {
    Type repeated = onlyRepeated(map);
    if (repeated == null || repeated.isPrimitive()) {
      return mismatch(map, wanted);
    }
    GroupType entry = repeated.asGroupType();
    boolean keysAlone = entry.getFieldCount() == 1;
    if (keysAlone && Shape.of(wanted) == Shape.ELEMENTS) {
      return keys(entry, wanted);
    }
    if (entry.getFieldCount() > 2 || Shape.of(wanted) != Shape.MAP) {
      return mismatch(map, wanted);
    }
    if (keysAlone) {
      return ParquetReader.rejecting(
          "expected " + wanted.cql() + ", found a MAP of keys alone, which fits a set");
    }
    return entries(entry, wanted);
  }

  private ParquetReader keys(GroupType entry, ValueType<?> wanted) {
    ParquetReader.OfField key = field(entry.getType(0), wanted.arguments().get(0));
    return (in, index, at) -> {
      Group group = in.getGroup(index, at);
      List<@Nullable ByteBuffer> parts = new ArrayList<>();
      for (int i = 0; i < group.getFieldRepetitionCount(0); i++) {
        parts.add(key.read(group.getGroup(0, i), 0));
      }
      return Parts.join(wanted, parts);
    };
  }

  private ParquetReader entries(GroupType entry, ValueType<?> wanted) {
    ParquetReader.OfField key = field(entry.getType(0), wanted.arguments().get(0));
    ParquetReader.OfField value = field(entry.getType(1), wanted.arguments().get(1));
    return (in, index, at) -> {
      Group group = in.getGroup(index, at);
      List<@Nullable ByteBuffer> parts = new ArrayList<>();
      for (int i = 0; i < group.getFieldRepetitionCount(0); i++) {
        Group each = group.getGroup(0, i);
        parts.add(key.read(each, 0));
        parts.add(value.read(each, 1));
      }
      return Parts.join(wanted, parts);
    };
  }

  private ParquetReader fields(GroupType group, ValueType<?> wanted) {
    int count = group.getFieldCount();
    int[] targets = new int[count];
    ParquetReader.OfField[] readers = new ParquetReader.OfField[count];
    boolean numbered =
        group.getFields().stream().allMatch(f -> f.getName().matches("field\\d{1,9}"));
    boolean[] taken = new boolean[wanted.arguments().size()];
    for (int i = 0; i < count; i++) {
      Type field = group.getType(i);
      int target = wanted.udtFields().isEmpty() ? part(field, i, numbered) : named(field, wanted);
      if (target < 0) {
        return ParquetReader.rejecting(wanted.cql() + " has no field \"" + field.getName() + "\"");
      }
      if (target >= taken.length) {
        return ParquetReader.rejecting(
            "expected at most " + taken.length + " parts for " + wanted.cql() + ", found more");
      }
      if (taken[target]) {
        return ParquetReader.rejecting("the group has two fields \"" + field.getName() + "\"");
      }
      taken[target] = true;
      targets[i] = target;
      readers[i] = field(field, wanted.arguments().get(target));
    }
    return (in, index, at) -> {
      Group values = in.getGroup(index, at);
      @Nullable ByteBuffer[] cells = new ByteBuffer[taken.length];
      for (int i = 0; i < readers.length; i++) {
        cells[targets[i]] = readers[i].read(values, i);
      }
      return Parts.join(wanted, Arrays.asList(cells));
    };
  }

  /** Parts of a tuple go by their numbers where all have one, as an export writes them. */
  private static int part(Type field, int index, boolean numbered) {
    return numbered ? Integer.parseInt(field.getName().substring("field".length())) : index;
  }

  private static int named(Type field, ValueType<?> wanted) {
    for (int i = 0; i < wanted.udtFields().size(); i++) {
      if (wanted.udtFields().get(i).name().equals(field.getName())) {
        return i;
      }
    }
    return -1;
  }

  static ParquetReader mismatch(Type found, ValueType<?> wanted) {
    return ParquetReader.rejecting(
        "expected " + wanted.cql() + ", found " + ParquetReader.name(found));
  }
}
