package dev.coodie.schema;

import dev.coodie.annotation.IndexMethod;
import dev.coodie.annotation.IndexTarget;
import java.util.Map;

/**
 * An index.
 *
 * @param name as the server has it, unquoted
 * @param column the column indexed
 * @param target what of a collection is indexed
 * @param method how it is stored
 * @param options the options it is created with, by name
 */
public record IndexDefinition(
    String name,
    String column,
    IndexTarget target,
    IndexMethod method,
    Map<String, String> options) {
  /** Copies the map. */
  public IndexDefinition {
    options = Map.copyOf(options);
  }
}
