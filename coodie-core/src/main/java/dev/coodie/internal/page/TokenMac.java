package dev.coodie.internal.page;

import java.security.GeneralSecurityException;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** HMAC-SHA256 with one key. Keeps one that is not in use, as {@link TokenCipher}. Thread-safe. */
final class TokenMac {
  private static final String HMAC = "HmacSHA256";

  private final SecretKeySpec key;
  private final AtomicReference<@Nullable Mac> spare = new AtomicReference<>();

  TokenMac(byte[] key) {
    this.key = new SecretKeySpec(key, HMAC);
  }

  byte[] of(byte[] bytes, int start, int size) {
    Mac mac = take();
    mac.update(bytes, start, size);
    return end(mac);
  }

  /** One that has seen nothing yet, for the caller alone until {@link #end}. */
  Mac take() {
    Mac kept = spare.getAndSet(null);
    if (kept != null) {
      return kept;
    }
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HmacSHA256.", e);
    }
  }

  /** Of all that it has seen, which it forgets. */
  byte[] end(Mac mac) {
    byte[] code = mac.doFinal();
    spare.set(mac);
    return code;
  }
}
