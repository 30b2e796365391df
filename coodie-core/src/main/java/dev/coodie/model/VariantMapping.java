package dev.coodie.model;

import dev.coodie.column.CellSink;
import dev.coodie.column.Cells;
import dev.coodie.column.Mapping;
import dev.coodie.column.ValueType;
import java.util.List;

/** The mapping of a variant: its own cells, then the discriminator's value. */
record VariantMapping<D>(
    Class<D> type, Mapping<D> own, String discriminator, int position, String value)
    implements Mapping<D> {
  /** Refuses a row of another variant, which raw CQL or a rejected insert can bring. */
  @Override
  public D read(Cells in) {
    if (!value.equals(in.get(position, ValueType.TEXT))) {
      throw Hierarchy.noVariant(discriminator, type, List.of(value));
    }
    return own.read(in);
  }

  @Override
  public void write(D document, CellSink out) {
    own.write(document, out);
    out.set(position, ValueType.TEXT, value);
  }
}
