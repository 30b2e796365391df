package dev.coodie.javadriver;

import dev.coodie.error.ConfigurationException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads PEM files. Text around the blocks is ignored, as is every block of another kind. */
final class Pem {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");
  private static final String CERTIFICATE = "CERTIFICATE";
  private static final String PRIVATE_KEY = "PRIVATE KEY";
  private static final List<String> KEY_ALGORITHMS = List.of("RSA", "EC", "EdDSA");

  private record Block(String kind, String base64) {}

  private Pem() {}

  /** At least one. */
  static List<X509Certificate> certificates(Path file) {
    List<X509Certificate> certificates = new ArrayList<>();
    for (Block block : blocks(file)) {
      if (block.kind.equals(CERTIFICATE)) {
        certificates.add(certificate(file, block));
      }
    }
    if (certificates.isEmpty()) {
      throw invalid(file, "has no -----BEGIN CERTIFICATE----- block", null);
    }
    return certificates;
  }

  static PrivateKey privateKey(Path file) {
    List<Block> blocks = blocks(file);
    for (Block block : blocks) {
      if (block.kind.equals(PRIVATE_KEY)) {
        return key(file, block);
      }
    }
    for (Block block : blocks) {
      if (block.kind.endsWith(PRIVATE_KEY)) {
        throw invalid(
            file,
            "has a "
                + block.kind
                + "; convert it to unencrypted PKCS#8 with"
                + " openssl pkcs8 -topk8 -nocrypt",
            null);
      }
    }
    throw invalid(file, "has no -----BEGIN PRIVATE KEY----- block", null);
  }

  static ConfigurationException invalid(Path file, String what, @Nullable Throwable cause) {
    return new ConfigurationException(
        "coodie-619", "The PEM file " + file + " " + what + ".", cause);
  }

  private static X509Certificate certificate(Path file, Block block) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(bytes(file, block)));
    } catch (CertificateException e) {
      throw invalid(file, "has a certificate that is not a valid X.509 one", e);
    }
  }

  private static PrivateKey key(Path file, Block block) {
    for (String algorithm : KEY_ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm)
            .generatePrivate(new PKCS8EncodedKeySpec(bytes(file, block)));
      } catch (InvalidKeySpecException e) {
        // The key is of another algorithm: try the next.
      } catch (GeneralSecurityException e) {
        throw invalid(file, "needs " + algorithm + ", which this JDK lacks", e);
      }
    }
    throw invalid(file, "has a private key that is neither RSA nor EC in PKCS#8 form", null);
  }

  private static byte[] bytes(Path file, Block block) {
    try {
      return Base64.getMimeDecoder().decode(block.base64);
    } catch (IllegalArgumentException e) {
      throw invalid(file, "has a " + block.kind + " block that is not Base64", e);
    }
  }

  private static List<Block> blocks(Path file) {
    List<Block> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(text(file));
    while (matcher.find()) {
      blocks.add(new Block(matcher.group(1), matcher.group(2)));
    }
    return blocks;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      throw invalid(file, "does not exist", e);
    } catch (IOException e) {
      throw invalid(file, "cannot be read", e);
    }
  }
}
