package dev.coodie.model;

import java.util.List;

/**
 * Which rows of a shared table belong to a type.
 *
 * @param column the discriminator column
 * @param values those of the rows that belong; several for an inner level of a hierarchy
 * @param all whether the table has no other values, so that no condition is needed
 * @param indexed whether the column has a secondary index
 */
public record DiscriminatorModel(String column, List<String> values, boolean all, boolean indexed) {
  /** Copies the list. */
  public DiscriminatorModel {
    values = List.copyOf(values);
  }
}
