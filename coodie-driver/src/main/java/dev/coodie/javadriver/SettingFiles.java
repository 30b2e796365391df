package dev.coodie.javadriver;

import dev.coodie.error.ConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Files that settings name. */
final class SettingFiles {
  private SettingFiles() {}

  static boolean isPath(ConnectionSetting setting) {
    return switch (setting) {
      case PASSWORD_FILE, TLS_CA, TLS_CERT, TLS_KEY -> true;
      default -> false;
    };
  }

  /** The first line, which must not be empty. */
  static String password(Path file, String origin) {
    try (Stream<String> lines = Files.lines(file)) {
      String password = lines.findFirst().orElse("");
      if (!password.isEmpty()) {
        return password;
      }
    } catch (IOException | UncheckedIOException e) {
      throw new ConfigurationException(
          "coodie-1104",
          "Cannot read the password from " + file + " (" + origin + "): " + why(e),
          e);
    }
    throw new ConfigurationException(
        "coodie-1104",
        "The first line of " + file + " (" + origin + ") is empty. Write the password there.");
  }

  /** A sentence about a file that could not be read. */
  static String why(Exception error) {
    if (error instanceof NoSuchFileException) {
      return "there is no such file.";
    }
    return error.getClass().getSimpleName()
        + (error instanceof IOException && error.getMessage() != null
            ? ", " + error.getMessage()
            : "")
        + ".";
  }
}
