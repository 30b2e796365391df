package dev.coodie.migrations.write;

import dev.coodie.error.MigrationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file for a migration that comes after all others of its directory.
 *
 * @param file {@code YYYYMMDD_NNN_description.cql}; there is none yet
 */
public record NewMigration(Path file) {
  private static final Pattern EXISTING = Pattern.compile("(\\d{8})_(\\d{3})_.*\\.cql");
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final int LAST_OF_DAY = 999;

  /**
   * The next one of {@code today}, or of the day of the newest one if that is later.
   *
   * @param directory need not exist
   * @param description becomes a part of the name
   * @throws MigrationException if no letter or digit is in {@code description}, or the directory
   *     cannot be read
   */
  public static NewMigration in(Path directory, LocalDate today, String description) {
    String words =
        description
            .strip()
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{N}]+", "_")
            .replaceAll("^_+|_+$", "");
    if (words.isEmpty()) {
      throw new MigrationException(
          "coodie-1006",
          "A migration needs a description with letters or digits, for example \"add nickname\".");
    }
    String version = after(newest(directory), today);
    return new NewMigration(directory.resolve(version + "_" + words + ".cql"));
  }

  /**
   * Writes the file.
   *
   * @throws MigrationException if it is there by now, or cannot be written
   */
  public void write(String text) {
    TextFiles.create(file, text);
  }

  private static String after(Optional<Matcher> newest, LocalDate today) {
    LocalDate day = today;
    int number = 1;
    if (newest.isPresent()) {
      LocalDate last = LocalDate.parse(newest.get().group(1), DAY);
      if (!last.isBefore(today)) {
        day = last;
        number = Integer.parseInt(newest.get().group(2)) + 1;
      }
    }
    if (number > LAST_OF_DAY) {
      day = day.plusDays(1);
      number = 1;
    }
    return "%s_%03d".formatted(DAY.format(day), number);
  }

  private static boolean isDay(String text) {
    try {
      return LocalDate.parse(text, DAY).isAfter(LocalDate.EPOCH);
    } catch (DateTimeParseException e) {
      return false; // whoever runs the migrations is told that the name is wrong
    }
  }

  private static Optional<Matcher> newest(Path directory) {
    if (!Files.exists(directory)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> EXISTING.matcher(String.valueOf(file.getFileName())))
          .filter(name -> name.matches() && isDay(name.group(1)))
          .max(Comparator.comparing(Matcher::group));
    } catch (IOException e) {
      throw new MigrationException(
          "coodie-1007", "The directory " + directory + " cannot be read: " + e + ".", e);
    }
  }
}
