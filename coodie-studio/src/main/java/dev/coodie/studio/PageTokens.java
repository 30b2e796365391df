package dev.coodie.studio;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Paging positions as texts for the page. Each is encrypted, since it holds keys of rows that may
 * be masked, and bound to its query, since a position alone would read another partition. The key
 * lives as long as the process. Thread-safe.
 */
final class PageTokens {
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKeySpec key = new SecretKeySpec(random(32), "AES");

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  String seal(String query, ByteBuffer position) {
    byte[] bytes = new byte[position.remaining()];
    position.duplicate().get(bytes);
    byte[] nonce = random(NONCE);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, query).doFinal(bytes);
      byte[] token = ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
      return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  ByteBuffer open(String query, String token) {
    try {
      ByteBuffer sealed = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
      byte[] nonce = new byte[NONCE];
      sealed.get(nonce);
      byte[] rest = new byte[sealed.remaining()];
      sealed.get(rest);
      return ByteBuffer.wrap(cipher(Cipher.DECRYPT_MODE, nonce, query).doFinal(rest));
    } catch (GeneralSecurityException | RuntimeException e) {
      throw StudioProblem.bad(
          "coodie-1414",
          "This place in the result belongs to another query or to an earlier run of the studio."
              + " Go to the first page.");
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String query) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(query.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
