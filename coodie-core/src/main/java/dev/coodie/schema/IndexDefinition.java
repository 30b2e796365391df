package dev.coodie.schema;

import dev.coodie.annotation.IndexTarget;

/**
 * A secondary index.
 *
 * @param name as the server has it, unquoted
 * @param column the column indexed
 * @param target what of a collection is indexed
 */
public record IndexDefinition(String name, String column, IndexTarget target) {}
