package dev.coodie.internal.observe;

import dev.coodie.observe.Attachments;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps what listeners attach. */
abstract class Attached implements Attachments {
  private @Nullable IdentityHashMap<Object, Object> kept;

  @Override
  public final synchronized void attach(Object key, Object value) {
    IdentityHashMap<Object, Object> all = kept;
    if (all == null) {
      all = new IdentityHashMap<>(2);
      kept = all;
    }
    all.put(key, value);
  }

  @Override
  public final synchronized @Nullable Object attached(Object key) {
    return kept == null ? null : kept.get(key);
  }
}
