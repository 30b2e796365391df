package dev.coodie.migrations;

import dev.coodie.error.MigrationException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version and what follows it, as files and classes are named. */
record FileName(String version, String description) {
  static final String SUFFIX = ".cql";

  private static final Pattern VERSION = Pattern.compile("(\\d{8})_\\d{3}");
  private static final Pattern FILE =
      Pattern.compile("(\\d{8}_\\d{3})_([\\p{L}\\p{N}][\\p{L}\\p{N}_-]*)\\.cql");
  private static final Pattern CLASS = Pattern.compile("V(\\d{8}_\\d{3})_(\\w+)");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

  /** Whether a file with this name is meant to be a migration. */
  static boolean isMigration(String file) {
    return file.toLowerCase(Locale.ROOT).endsWith(SUFFIX);
  }

  /** {@code name} is the file's, {@code where} how messages call it. */
  static FileName ofFile(String name, String where) {
    Matcher matcher = FILE.matcher(name);
    if (!matcher.matches() || !isVersion(matcher.group(1))) {
      throw new MigrationException(
          "coodie-902",
          where
              + " is not the name of a migration. Call it YYYYMMDD_NNN_description.cql, for"
              + " example 20260131_001_add_nickname.cql, with a day that exists; or move it"
              + " elsewhere if it is no migration.");
    }
    return new FileName(matcher.group(1), matcher.group(2).replace('_', ' ').strip());
  }

  static FileName ofClass(Class<?> type) {
    Matcher matcher = CLASS.matcher(type.getSimpleName());
    if (!matcher.matches() || !isVersion(matcher.group(1))) {
      throw new MigrationException(
          "coodie-903",
          type.getName()
              + " is not the name of a migration. Call the class V20260131_001_FillNames,"
              + " with a day that exists, or register it with migration(version,"
              + " description, ..).");
    }
    return new FileName(matcher.group(1), words(matcher.group(2)));
  }

  static FileName of(String version, String description) {
    if (!isVersion(version)) {
      throw new MigrationException(
          "coodie-904",
          "\""
              + version
              + "\" is no version. Write YYYYMMDD_NNN, for example 20260131_001, with a day that"
              + " exists.");
    }
    return new FileName(version, description.strip());
  }

  static boolean isVersion(String text) {
    Matcher matcher = VERSION.matcher(text);
    if (!matcher.matches()) {
      return false;
    }
    try {
      LocalDate.parse(matcher.group(1), DAY);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  /** {@code FillNames} as {@code fill names}. */
  private static String words(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ")
        .replace('_', ' ')
        .toLowerCase(Locale.ROOT)
        .strip();
  }
}
