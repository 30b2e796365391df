package dev.coodie.studio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The folder of exports. Names of files are made here; one that the page says is only looked for
 * among those that are there, so none leads out of the folder.
 */
final class ExportFolder {
  /** The formats, which are the ends of names, too. */
  static final List<String> FORMATS = List.of("csv", "csv.gz", "jsonl", "jsonl.gz", "parquet");

  private static final String PROGRESS = ".progress";
  private static final ZoneId ZONE = ZoneId.systemDefault();
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  private final Path folder;

  ExportFolder(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** A file that is not there yet. */
  Path create(String keyspace, String table, String format) {
    String stem = plain(keyspace) + "." + plain(table) + "-" + TIME.format(LocalDateTime.now(ZONE));
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw unusable(e);
    }
    Path file = folder.resolve(stem + "." + format);
    for (int i = 2; Files.exists(file, LinkOption.NOFOLLOW_LINKS); i++) {
      file = folder.resolve(stem + "-" + i + "." + format);
    }
    return file;
  }

  private static String plain(String name) {
    return name.replaceAll("[^A-Za-z0-9_]", "_");
  }

  /** What is there, the latest first. */
  List<Map<String, Object>> list() {
    List<Map<String, Object>> found = new ArrayList<>();
    for (Path file : files()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("name", name(file));
      json.put("bytes", size(file));
      json.put("unfinished", isUnfinished(file));
      found.add(json);
    }
    return found;
  }

  private boolean isUnfinished(Path file) {
    return Files.exists(folder.resolve(name(file) + PROGRESS), LinkOption.NOFOLLOW_LINKS);
  }

  /** One that is there, and whole. */
  Path find(String name) {
    Path found = named(name);
    if (isUnfinished(found)) {
      throw StudioProblem.of(
          409, "coodie-1442", "This export is not finished. Wait for its end, or resume it.");
    }
    return found;
  }

  private Path named(String name) {
    return files().stream()
        .filter(file -> name(file).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                StudioProblem.missing(
                    "coodie-1442",
                    "There is no such export in the folder of this studio. Look at the list"
                        + " again."));
  }

  private List<Path> files() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(ExportFolder::isExport)
          .sorted(Comparator.comparing(ExportFolder::modified).reversed())
          .toList();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** A file or a directory of Parquet; never a link, which could lead elsewhere. */
  private static boolean isExport(Path file) {
    String name = name(file);
    return FORMATS.stream().anyMatch(format -> name.endsWith("." + format))
        && (name.endsWith(".parquet")
            ? Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
            : Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS));
  }

  /** The file, or what is in the directory. */
  static List<Path> parts(Path export) {
    if (!Files.isDirectory(export, LinkOption.NOFOLLOW_LINKS)) {
      return List.of(export);
    }
    try (Stream<Path> parts = Files.list(export)) {
      return parts
          .filter(part -> name(part).endsWith(".parquet"))
          .filter(part -> Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static long size(Path export) {
    long size = 0;
    for (Path part : parts(export)) {
      try {
        size += Files.size(part);
      } catch (IOException e) {
        // It was removed meanwhile.
      }
    }
    return size;
  }

  static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static long modified(Path file) {
    try {
      return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toMillis();
    } catch (IOException e) {
      return 0;
    }
  }

  private StudioProblem unusable(IOException e) {
    return StudioProblem.of(
        500,
        "coodie-1443",
        "The folder for exports, "
            + folder
            + ", cannot be used: "
            + e
            + ". Start the studio with another --exports (in Java Studio.exports(..)).");
  }
}
