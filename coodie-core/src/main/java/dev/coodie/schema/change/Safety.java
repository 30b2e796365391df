package dev.coodie.schema.change;

/** What it takes to make a change. */
public enum Safety {
  /** Keeps every row and column: it is made when a plan is applied. */
  SAFE,
  /** Removes data, or what queries may rely on: it is made only when that was allowed. */
  DESTRUCTIVE,
  /** Cannot be made in place; a plan that has one is not applied. Its advice says what to do. */
  IMPOSSIBLE,
  /** Stays as it is and harms nothing: there is no statement for it. */
  NOTED
}
