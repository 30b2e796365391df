package dev.coodie.internal.bulk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Puts values that come in any order into that of their items. For one thread at a time. */
public final class InOrder<R> {
  private final R missing;
  private final List<R> values = new ArrayList<>();

  /** {@code missing} stands for values that have not come yet. */
  public InOrder(R missing) {
    this.missing = missing;
  }

  public void add(Item<?, R> item) {
    int index = Math.toIntExact(item.index());
    while (values.size() <= index) {
      values.add(missing);
    }
    R value = item.value();
    if (value != null) {
      values.set(index, value);
    }
  }

  /** Complete when there was no failure. */
  public List<R> all() {
    return Collections.unmodifiableList(values);
  }
}
