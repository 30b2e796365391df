package dev.coodie.schema.change;

/** What it takes to make a change. */
public enum Safety {
  /** Keeps every row and column: made when a plan is applied. */
  SAFE,
  /** Removes data, or what queries may rely on: made only when allowed. */
  DESTRUCTIVE,
  /**
   * Cannot be made in place; a plan with such a change is not applied. Its advice says what to do.
   */
  IMPOSSIBLE,
  /** A harmless difference that stays: there is no statement for it. */
  NOTED
}
