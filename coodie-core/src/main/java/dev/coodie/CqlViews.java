package dev.coodie;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.column.Condition;
import dev.coodie.driver.CqlStatement;

/** The operations of {@link Views} as statements, not run. */
@CheckReturnValue
public final class CqlViews<D> {
  private final CqlDocuments<D> documents;

  CqlViews(CqlDocuments<D> documents) {
    this.documents = documents;
  }

  /** See {@link Views#get}. */
  public CqlStatement get(Condition<? super D> key) {
    return documents.get(key);
  }

  /** See {@link Views#findOne}. */
  @SafeVarargs
  public final CqlStatement findOne(Condition<? super D>... conditions) {
    return documents.findOne(conditions);
  }

  /** Type and table, never values; for logs and messages. */
  @Override
  public String toString() {
    return "CqlViews, " + documents;
  }
}
