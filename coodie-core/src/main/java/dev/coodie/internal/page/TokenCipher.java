package dev.coodie.internal.page;

import java.security.GeneralSecurityException;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * AES-GCM over a token: its first byte is authenticated, and its cipher text follows its nonce.
 * Keeps one cipher that is not in use, since looking one up costs more than a token; not one for
 * each thread, of which there may be millions. Thread-safe.
 */
final class TokenCipher {
  static final int TAG_BITS = 128;

  private final AtomicReference<@Nullable Cipher> spare = new AtomicReference<>();

  /** Writes the cipher text of the content behind the nonce. */
  void encrypt(SecretKey key, byte[] token, int nonce, int size, byte[] content)
      throws GeneralSecurityException {
    Cipher cipher = begin(Cipher.ENCRYPT_MODE, key, token, nonce, size);
    int unused = cipher.doFinal(content, 0, content.length, token, nonce + size);
    spare.set(cipher);
  }

  /** The content of the cipher text behind the nonce. */
  byte[] decrypt(SecretKey key, byte[] token, int nonce, int size) throws GeneralSecurityException {
    Cipher cipher = begin(Cipher.DECRYPT_MODE, key, token, nonce, size);
    int start = nonce + size;
    byte[] content = cipher.doFinal(token, start, token.length - start);
    spare.set(cipher);
    return content;
  }

  /** One that failed is not kept. */
  private Cipher begin(int mode, SecretKey key, byte[] token, int nonce, int size)
      throws GeneralSecurityException {
    Cipher kept = spare.getAndSet(null);
    Cipher cipher = kept == null ? Cipher.getInstance("AES/GCM/NoPadding") : kept;
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, token, nonce, size));
    cipher.updateAAD(token, 0, 1);
    return cipher;
  }
}
