package dev.coodie.schema.definition;

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
 * @param options the options it is created with, by name. The option {@value #CLASS_NAME} names the
 *     server's class of a custom index where the method does not: of an index that was read from a
 *     keyspace and has no method known here, which then is {@link IndexMethod#SECONDARY}
 */
public record IndexDefinition(
    String name,
    String column,
    IndexTarget target,
    IndexMethod method,
    Map<String, String> options) {
  /** The option that names the class of a custom index. */
  public static final String CLASS_NAME = "class_name";

  /** Copies the map. */
  public IndexDefinition {
    options = Map.copyOf(options);
  }
}
