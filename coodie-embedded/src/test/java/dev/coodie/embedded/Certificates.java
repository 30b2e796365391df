package dev.coodie.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Key stores made by the JDK's keytool. */
final class Certificates {
  static final String PASSWORD = "changeit";

  private Certificates() {}

  static Path create(Path store, String name) throws IOException, InterruptedException {
    keytool(store, List.of("-genkeypair", "-alias", name, "-keyalg", "EC", "-dname", "CN=" + name));
    return store;
  }

  static Path trust(Path store, Path trusted, String name)
      throws IOException, InterruptedException {
    Path certificate = store.resolveSibling(name + ".cer");
    keytool(trusted, List.of("-exportcert", "-alias", name, "-file", certificate.toString()));
    keytool(
        store,
        List.of("-importcert", "-noprompt", "-alias", name, "-file", certificate.toString()));
    return store;
  }

  private static void keytool(Path store, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(arguments);
    command.addAll(
        List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError(said);
    }
  }
}
