package dev.coodie.model;

import dev.coodie.driver.Row;

/** Turns rows into documents: the view of a handle for code that has rows. */
public interface RowReader<D> {
  /** What is known of the document. */
  DocumentModel<D> model();

  /** The document of a row that has all its columns. */
  D read(Row row);
}
