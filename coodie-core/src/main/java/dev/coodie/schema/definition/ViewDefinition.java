package dev.coodie.schema.definition;

/**
 * What makes a table a materialized view.
 *
 * @param base the base table as the server has it, unquoted
 * @param where which rows it has, as CQL; empty for all whose key columns are not null
 * @param everyColumn whether it has every column of its base, including those added to the base
 *     later; otherwise it has only its own columns
 */
public record ViewDefinition(String base, String where, boolean everyColumn) {
  /** A view of its own columns. */
  public ViewDefinition(String base, String where) {
    this(base, where, false);
  }
}
