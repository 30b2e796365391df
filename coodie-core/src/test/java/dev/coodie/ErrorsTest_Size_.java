package dev.coodie;

import dev.coodie.column.Mapping;
import dev.coodie.column.UdtField;
import dev.coodie.column.ValueType;
import java.util.List;

/** What the annotation processor would write for a user-defined type. */
public final class ErrorsTest_Size_ {
  public static final ValueType<ErrorsTest.Size> TYPE =
      ValueType.udt(
          ErrorsTest.Size.class,
          "size",
          List.of(new UdtField<>("width", ValueType.INT)),
          Mapping.of(
              in -> new ErrorsTest.Size(in.getInt(0)), (size, out) -> out.setInt(0, size.width())));

  private ErrorsTest_Size_() {}
}
