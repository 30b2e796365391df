package dev.coodie.model;

import dev.coodie.driver.Row;

/** Makes documents of rows: a handle, as far as those that have rows need to know it. */
public interface RowReader<D> {
  /** What is known of the document. */
  DocumentModel<D> model();

  /** The document of a row that has all its columns. */
  D read(Row row);
}
