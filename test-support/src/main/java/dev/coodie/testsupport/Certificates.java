package dev.coodie.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Key pairs with certificates in a directory, made by the JDK's keytool: each as a store {@code
 * .p12}, and as PEM files {@code .crt} and {@code .key}.
 */
public final class Certificates {
  /** Of every store. */
  public static final String PASSWORD = "secret";

  private final Path directory;

  /** Writes into {@code directory}, which exists. */
  public Certificates(Path directory) {
    this.directory = directory;
  }

  /**
   * A key pair with a certificate that it signs itself, valid for ten years.
   *
   * @param algorithm such as EC
   * @param alternativeNames whom it is about, such as {@code dns:localhost}
   */
  public Certificates make(String name, String algorithm, String alternativeNames) {
    generate(name, algorithm, "san=" + alternativeNames);
    return write(name);
  }

  /** A key pair that may sign other certificates. */
  public Certificates makeAuthority(String name, String algorithm) {
    generate(name, algorithm, "bc:c");
    return write(name);
  }

  /**
   * A key pair of this machine, signed by the authority {@code by}, and valid for a day.
   *
   * @param start when that day begins, as keytool has it, such as {@code -10d}
   */
  public Certificates makeSigned(String name, String by, String start) {
    generate(name, "EC", "bc:c");
    String request = directory.resolve(name + ".csr").toString();
    String signed = directory.resolve(name + ".signed").toString();
    keytool(store(name), "-certreq", "-alias", name, "-file", request);
    keytool(
        store(by),
        "-gencert",
        "-rfc",
        "-alias",
        by,
        "-infile",
        request,
        "-outfile",
        signed,
        "-startdate",
        start,
        "-validity",
        "1",
        "-ext",
        "san=ip:127.0.0.1,dns:localhost");
    importInto(store(name), by, certificate(by).toString());
    importInto(store(name), name, signed);
    return write(name);
  }

  /** A key store that trusts the certificate {@code name}. */
  public Path trustStore(String name) {
    Path store = directory.resolve(name + "-trust.p12");
    importInto(store, name, certificate(name).toString());
    return store;
  }

  /** The store of {@code name}. */
  public Path store(String name) {
    return directory.resolve(name + ".p12");
  }

  /** The certificate of {@code name}, as PEM. */
  public Path certificate(String name) {
    return directory.resolve(name + ".crt");
  }

  /** The key of {@code name}, as PEM with PKCS#8. */
  public Path key(String name) {
    return directory.resolve(name + ".key");
  }

  /** Bytes as PEM, in lines of 64 characters. */
  public static String pem(String kind, byte[] bytes) {
    Base64.Encoder encoder = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(kind, encoder.encodeToString(bytes), kind);
  }

  private void generate(String name, String algorithm, String extension) {
    keytool(
        store(name),
        "-genkeypair",
        "-alias",
        name,
        "-dname",
        "CN=" + name,
        "-keyalg",
        algorithm,
        "-validity",
        "3650",
        "-ext",
        extension);
  }

  private Certificates write(String name) {
    String file = certificate(name).toString();
    keytool(store(name), "-exportcert", "-rfc", "-alias", name, "-file", file);
    try {
      KeyStore keys = KeyStore.getInstance(store(name).toFile(), PASSWORD.toCharArray());
      Key secret = keys.getKey(name, PASSWORD.toCharArray());
      Files.writeString(key(name), pem("PRIVATE KEY", secret.getEncoded()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    return this;
  }

  private static void importInto(Path store, String alias, String file) {
    keytool(store, "-importcert", "-noprompt", "-alias", alias, "-file", file);
  }

  private static void keytool(Path store, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home", ""), "bin", "keytool").toString());
    command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while keytool ran", e);
    }
  }
}
