package dev.coodie.schema.definition;

import java.util.List;

/**
 * A user-defined type.
 *
 * @param name as the server has it, unquoted
 * @param fields in order
 */
public record TypeDefinition(String name, List<Field> fields) {
  /**
   * One field.
   *
   * @param name as the server has it, unquoted
   * @param type the CQL type as the server prints it
   */
  public record Field(String name, String type) {}

  /** Copies the list. */
  public TypeDefinition {
    fields = List.copyOf(fields);
  }
}
