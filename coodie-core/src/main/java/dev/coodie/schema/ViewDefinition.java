package dev.coodie.schema;

/**
 * What makes a table a materialized view.
 *
 * @param base the base table as the server has it, unquoted
 * @param where which rows it has, as CQL; empty for all whose key columns are not null
 */
public record ViewDefinition(String base, String where) {}
