package dev.coodie.javadriver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Key pairs with self-signed certificates, made by the JDK's keytool. */
final class Certificates {
  static final String PASSWORD = "secret";

  private Certificates() {}

  /** Writes {@code name.p12}, {@code name.crt} (PEM) and {@code name.key} (PEM, PKCS#8). */
  static void make(Path directory, String name, String algorithm) throws Exception {
    generate(directory, name, algorithm);
    write(directory, name);
  }

  /** The same, signed by the authority {@code by}, and valid for a day from {@code start} on. */
  static void make(Path directory, String name, String by, String start) throws Exception {
    generate(directory, name, "EC");
    Path store = store(directory, name);
    String request = directory.resolve(name + ".csr").toString();
    String signed = directory.resolve(name + ".signed").toString();
    keytool(List.of("-certreq", "-alias", name, "-file", request), store);
    keytool(
        List.of(
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
            "san=ip:127.0.0.1,dns:localhost"),
        store(directory, by));
    String authority = directory.resolve(by + ".crt").toString();
    keytool(List.of("-importcert", "-noprompt", "-alias", by, "-file", authority), store);
    keytool(List.of("-importcert", "-noprompt", "-alias", name, "-file", signed), store);
    write(directory, name);
  }

  static Path store(Path directory, String name) {
    return directory.resolve(name + ".p12");
  }

  private static void generate(Path directory, String name, String algorithm) throws Exception {
    keytool(
        List.of(
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
            "bc:c"),
        store(directory, name));
  }

  private static void write(Path directory, String name) throws Exception {
    Path store = store(directory, name);
    keytool(
        List.of("-exportcert", "-rfc", "-alias", name, "-file", directory + "/" + name + ".crt"),
        store);
    Files.writeString(
        directory.resolve(name + ".key"), pem("PRIVATE KEY", key(store, name).getEncoded()));
  }

  static String pem(String kind, byte[] bytes) {
    Base64.Encoder encoder = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(kind, encoder.encodeToString(bytes), kind);
  }

  private static Key key(Path store, String alias) throws GeneralSecurityException, IOException {
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    return keys.getKey(alias, PASSWORD.toCharArray());
  }

  private static void keytool(List<String> arguments, Path store) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(arguments);
    command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(output);
    }
  }
}
