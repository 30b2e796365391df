package dev.coodie.internal.bulk;

import dev.coodie.internal.run.Runner;

/** What is done with each item. */
public interface Work<T, R> {
  /** Builds what is sent; throws what is wrong with the item. Sends nothing. */
  Request<R> request(T item);

  /** What runs it, as one operation. */
  Runner begin();

  /** The documents as messages call them. */
  String typeName();

  /** What became of an item that did not fail, for messages: {@code saved}. */
  String done();
}
