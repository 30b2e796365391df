package dev.coodie.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Key pairs with self-signed certificates, made by the JDK's keytool. */
final class Certificates {
  static final String PASSWORD = "secret";

  private final Path directory;

  Certificates(Path directory) {
    this.directory = directory;
  }

  /** The key pair {@code name} as {@code .p12}, and as PEM files {@code .crt} and {@code .key}. */
  Certificates make(String name, String algorithm, String alternativeNames) throws Exception {
    keytool(
        List.of(
            "-genkeypair",
            "-alias",
            name,
            "-dname",
            "CN=" + name,
            "-ext",
            "san=" + alternativeNames,
            "-keyalg",
            algorithm,
            "-validity",
            "3650",
            "-keystore",
            store(name).toString()));
    keytool(
        List.of(
            "-exportcert",
            "-rfc",
            "-alias",
            name,
            "-file",
            certificate(name).toString(),
            "-keystore",
            store(name).toString()));
    Key secret =
        KeyStore.getInstance(store(name).toFile(), PASSWORD.toCharArray())
            .getKey(name, PASSWORD.toCharArray());
    Base64.Encoder encoder = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
    Files.writeString(
        key(name),
        "-----BEGIN PRIVATE KEY-----\n"
            + encoder.encodeToString(secret.getEncoded())
            + "\n-----END PRIVATE KEY-----\n");
    return this;
  }

  /** A key store that trusts the certificate {@code name}. */
  Path trustStore(String name) throws Exception {
    Path store = directory.resolve(name + "-trust.p12");
    keytool(
        List.of(
            "-importcert",
            "-noprompt",
            "-alias",
            name,
            "-file",
            certificate(name).toString(),
            "-keystore",
            store.toString()));
    return store;
  }

  Path store(String name) {
    return directory.resolve(name + ".p12");
  }

  Path certificate(String name) {
    return directory.resolve(name + ".crt");
  }

  Path key(String name) {
    return directory.resolve(name + ".key");
  }

  private static void keytool(List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(arguments);
    command.addAll(List.of("-storepass", PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(output);
    }
  }
}
