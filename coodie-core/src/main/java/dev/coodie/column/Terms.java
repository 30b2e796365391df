package dev.coodie.column;

import dev.coodie.error.InvalidQueryException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Makes the rarer terms. */
final class Terms {
  private Terms() {}

  static Term tokenOf(List<? extends Column<?, ?>> key, Operator operator, Condition<?> partition) {
    Given.argument(partition, "a condition");
    List<ByteBuffer> values = new ArrayList<>();
    List<ValueType<?>> types = new ArrayList<>();
    for (Column<?, ?> column : key) {
      Term.Comparison term = equality(column, key, partition);
      values.add(requireValue(term));
      types.add(column.type());
    }
    return new Term.Several(key, operator, Term.Several.Form.TOKEN_OF, values, types);
  }

  private static Term.Comparison equality(
      Column<?, ?> column, List<? extends Column<?, ?>> key, Condition<?> partition) {
    for (Term term : partition.terms()) {
      if (term.equates(column)) {
        return (Term.Comparison) term;
      }
    }
    throw new InvalidQueryException(
        "coodie-204",
        "A token needs the whole partition key, but column \""
            + column.name()
            + "\" has no eq(). Partition key: "
            + key.stream().map(Column::name).collect(Collectors.joining(", "))
            + ".");
  }

  private static ByteBuffer requireValue(Term.Comparison term) {
    ByteBuffer value = term.value(0);
    if (value == null) {
      throw new InvalidQueryException(
          "coodie-247",
          "Partition key column \""
              + term.column().name()
              + "\" is null, and no row has null there. Give it a value.");
    }
    return value;
  }

  static InvalidQueryException notACollection(Column<?, ?> column, Operator operator) {
    return new InvalidQueryException(
        "coodie-206",
        operator.cql()
            + " needs a collection, but column \""
            + column.name()
            + "\" is "
            + column.type().cql()
            + ".");
  }
}
