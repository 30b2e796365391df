package dev.coodie.observe;

import org.jspecify.annotations.Nullable;

/** What listeners keep from one call to the next. Thread-safe. */
public interface Attachments {
  /** Keeps a value under a key that is compared by identity; a listener takes itself as the key. */
  void attach(Object key, Object value);

  /** What is kept under the key, null if nothing is. */
  @Nullable Object attached(Object key);
}
