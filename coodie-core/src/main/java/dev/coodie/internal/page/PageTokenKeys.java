package dev.coodie.internal.page;

import dev.coodie.error.ConfigurationException;
import java.util.ArrayList;
import java.util.List;

/** The keys that page tokens are made and read with. Immutable, thread-safe. */
public final class PageTokenKeys {
  private static final int SHORTEST = 16;

  /** Made when the first page is asked for, by a process that was given none. */
  private static final class OfProcess {
    static final PageTokenKeys KEYS = new PageTokenKeys(List.of(PageTokenKey.random()), false);
  }

  private final List<PageTokenKey> keys;
  private final boolean configured;

  private PageTokenKeys(List<PageTokenKey> keys, boolean configured) {
    this.keys = keys;
    this.configured = configured;
  }

  public static PageTokenKeys of(byte[] current, byte[]... older) {
    check("The page token key", current);
    List<PageTokenKey> keys = new ArrayList<>();
    keys.add(PageTokenKey.of(current));
    for (int i = 0; i < older.length; i++) {
      check("Older page token key " + (i + 1), older[i]);
      keys.add(PageTokenKey.of(older[i]));
    }
    return new PageTokenKeys(List.copyOf(keys), true);
  }

  /** One random key, the same for every {@code Coodie} of this process that has none of its own. */
  public static PageTokenKeys ofProcess() {
    return OfProcess.KEYS;
  }

  /** Seals new tokens. */
  public PageTokenKey current() {
    return keys.get(0);
  }

  /** Open tokens, the current one first. */
  public List<PageTokenKey> all() {
    return keys;
  }

  /** Whether the application gave them. */
  boolean isConfigured() {
    return configured;
  }

  private static void check(String which, byte[] key) {
    if (key.length < SHORTEST) {
      throw new ConfigurationException(
          "coodie-603",
          which + " has " + key.length + " bytes; give " + SHORTEST + " or more random ones.");
    }
    for (byte each : key) {
      if (each != key[0]) {
        return;
      }
    }
    throw new ConfigurationException(
        "coodie-293",
        which
            + " is one byte, "
            + key.length
            + " times, which anybody can guess. Fill it with a java.security.SecureRandom.");
  }
}
