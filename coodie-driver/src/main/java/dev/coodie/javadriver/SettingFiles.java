package dev.coodie.javadriver;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.coodie.error.ConfigurationException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Files that settings name. */
final class SettingFiles {
  private SettingFiles() {}

  static boolean isPath(ConnectionSetting setting) {
    return switch (setting) {
      case PASSWORD_FILE, TLS_CA, TLS_CERT, TLS_KEY -> true;
      default -> false;
    };
  }

  /** Java properties in UTF-8, with or without a byte order mark. */
  static Properties properties(Path file) {
    try {
      String text = text(Files.readAllBytes(file), file);
      try {
        return properties(text);
      } catch (IllegalArgumentException e) {
        throw unreadable(
            file,
            lineWithBadEscape(text)
                + " has a \\u that is not followed by four hexadecimal digits. Write a backslash"
                + " twice, and paths with /.",
            e);
      }
    } catch (IOException e) {
      throw unreadable(file, why(e), e);
    }
  }

  private static Properties properties(String text) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(text));
    return properties;
  }

  private static String text(byte[] bytes, Path file) {
    CharBuffer out = CharBuffer.allocate(bytes.length);
    boolean wrong = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), out, true).isError();
    String text = out.flip().toString();
    if (wrong) {
      throw unreadable(file, "line " + (1 + lineBreaks(text)) + " is not UTF-8.", null);
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** Properties themselves do not say where. */
  private static String lineWithBadEscape(String text) throws IOException {
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      try {
        properties(lines.get(i));
      } catch (IllegalArgumentException e) {
        return "line " + (i + 1);
      }
    }
    return "it";
  }

  private static long lineBreaks(String text) {
    return text.chars().filter(c -> c == '\n').count();
  }

  private static ConfigurationException unreadable(
      Path file, String why, @Nullable Exception cause) {
    return new ConfigurationException(
        "coodie-1101", "Cannot read the settings in " + file + ": " + why, cause);
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
