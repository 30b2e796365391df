package dev.coodie.model;

import dev.coodie.column.CellSink;
import dev.coodie.column.Cells;
import dev.coodie.column.CqlType;
import dev.coodie.column.Mapping;

/** The mapping of a variant: its own cells, then the discriminator's value. */
record VariantMapping<D>(Mapping<D> own, int position, String value) implements Mapping<D> {
  @Override
  public D read(Cells in) {
    return own.read(in);
  }

  @Override
  public void write(D document, CellSink out) {
    own.write(document, out);
    out.set(position, CqlType.TEXT, value);
  }
}
