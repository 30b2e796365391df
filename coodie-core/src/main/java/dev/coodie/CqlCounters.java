package dev.coodie;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.column.Condition;
import dev.coodie.driver.CqlStatement;

/** The operations of {@link Counters} as statements, not run. */
@CheckReturnValue
public final class CqlCounters<D> {
  private final CqlDocuments<D> documents;

  CqlCounters(CqlDocuments<D> documents) {
    this.documents = documents;
  }

  /** See {@link Counters#get}. */
  public CqlStatement get(Condition<? super D> key) {
    return documents.get(key);
  }

  /** See {@link Counters#findOne}. */
  @SafeVarargs
  public final CqlStatement findOne(Condition<? super D>... conditions) {
    return documents.findOne(conditions);
  }

  /** Type and table, never values; for logs and messages. */
  @Override
  public String toString() {
    return "CqlCounters, " + documents;
  }
}
