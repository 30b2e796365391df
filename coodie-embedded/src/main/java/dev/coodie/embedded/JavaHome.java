package dev.coodie.embedded;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** A Java installation: where it is, its feature release, and what tells it from any other. */
record JavaHome(Path home, int feature, String identity) {
  private static final int OLDEST = 17;

  static JavaHome current() {
    return of(Path.of(System.getProperty("java.home")));
  }

  static JavaHome of(Path home) {
    Path java = executable(home);
    if (!Files.isExecutable(java)) {
      throw Failures.noJava(home);
    }
    Properties release = release(home);
    String version = unquoted(release, "JAVA_VERSION");
    int feature = feature(version);
    if (feature < OLDEST) {
      throw Failures.javaTooOld(home, version.isEmpty() ? "unknown" : version);
    }
    String identity =
        version
            + '-'
            + Hashes.of(
                home
                    + unquoted(release, "IMPLEMENTOR")
                    + unquoted(release, "JAVA_RUNTIME_VERSION")
                    + unquoted(release, "FULL_VERSION")
                    + unquoted(release, "OS_ARCH"));
    return new JavaHome(home, feature, identity);
  }

  Path executable() {
    return executable(home);
  }

  private static Path executable(Path home) {
    Path unix = home.resolve("bin").resolve("java");
    return Files.exists(unix) ? unix : home.resolve("bin").resolve("java.exe");
  }

  /** Every JDK since 9 describes itself in this file. */
  private static Properties release(Path home) {
    Properties release = new Properties();
    Path file = home.resolve("release");
    if (Files.exists(file)) {
      try (Reader in = Files.newBufferedReader(file)) {
        release.load(in);
      } catch (IOException e) {
        throw Failures.unusable(file, e);
      }
    } else if (home.equals(Path.of(System.getProperty("java.home")))) {
      release.setProperty("JAVA_VERSION", System.getProperty("java.version"));
      release.setProperty("IMPLEMENTOR", System.getProperty("java.vendor"));
    }
    return release;
  }

  private static String unquoted(Properties release, String key) {
    return release.getProperty(key, "").replace("\"", "");
  }

  /** 17 of 17.0.15, 8 of 1.8.0_402, 0 when the text is no version. */
  private static int feature(String version) {
    String modern = version.startsWith("1.") ? version.substring(2) : version;
    int end = 0;
    while (end < modern.length() && Character.isDigit(modern.charAt(end))) {
      end++;
    }
    return end == 0 ? 0 : Integer.parseInt(modern.substring(0, end));
  }
}
