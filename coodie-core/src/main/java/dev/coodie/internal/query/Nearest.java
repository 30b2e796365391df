package dev.coodie.internal.query;

import static java.util.Objects.requireNonNull;

import dev.coodie.column.Select;
import dev.coodie.column.Selected;
import dev.coodie.column.Term;
import dev.coodie.column.VectorColumn;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.check.Arguments;
import dev.coodie.internal.table.Table;
import org.jspecify.annotations.Nullable;

/** The vector whose neighbours are wanted. */
public record Nearest<V>(VectorColumn<?, V> column, V vector, Term encoded) {
  public static <V> Nearest<V> of(VectorColumn<?, V> column, V vector) {
    Arguments.given(column, "a column");
    Arguments.given(vector, "a vector");
    Term encoded = column.eq(vector).terms().get(0);
    V copy = column.type().decode(requireNonNull(encoded.value(0)));
    return new Nearest<>(column, copy, encoded);
  }

  static Nearest<?> required(@Nullable Nearest<?> nearest) {
    if (nearest == null) {
      throw new InvalidQueryException(
          "coodie-240",
          "scored() needs nearest(..), which gives the vector to compare with. Add it.");
    }
    return nearest;
  }

  public Selected<?, Float> similarity(Table<?> table) {
    return Select.similarity(table.vectors().similarity(column), column, vector);
  }
}
