package dev.coodie.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Making and removing directories, and coodie's cache directory. */
final class Directories {
  private static final Logger LOG = LoggerFactory.getLogger(Directories.class);

  private Directories() {}

  /** Where coodie keeps what it prepared for this user on this machine. */
  static Path cache() {
    String property = System.getProperty("coodie.cache");
    String coodie = System.getenv("COODIE_CACHE");
    String xdg = System.getenv("XDG_CACHE_HOME");
    Path cache;
    if (property != null) {
      cache = Path.of(property);
    } else if (coodie != null) {
      cache = Path.of(coodie);
    } else if (xdg != null) {
      cache = Path.of(xdg, "coodie");
    } else {
      cache = Path.of(System.getProperty("user.home"), ".cache", "coodie");
    }
    return create(cache.toAbsolutePath());
  }

  static Path create(Path directory) {
    try {
      return Files.createDirectories(directory);
    } catch (IOException e) {
      throw Failures.unusable(directory, e);
    }
  }

  static Path createTemporary() {
    try {
      return Files.createTempDirectory("coodie-").toRealPath();
    } catch (IOException e) {
      throw Failures.unusable(Path.of(System.getProperty("java.io.tmpdir")), e);
    }
  }

  /** Removes a tree as far as possible; what stays is named in the log. */
  static void delete(Path root) {
    for (int i = 0; i < 5 && Files.exists(root); i++) {
      try (Stream<Path> paths = Files.walk(root)) {
        paths.sorted(Comparator.reverseOrder()).forEach(Directories::deleteOne);
      } catch (IOException | UncheckedIOException e) {
        LOG.debug("{} changed while it was removed", root, e);
      }
    }
    if (Files.exists(root)) {
      LOG.warn("Could not remove {} completely: remove it by hand", root);
    }
  }

  private static void deleteOne(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      LOG.debug("Could not remove {}", path, e);
    }
  }

  /** Puts a complete file in place at once, so that no reader ever sees half of it. */
  static void write(Path file, byte[] content) {
    try {
      Files.createDirectories(file.getParent());
      Path part = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".part");
      Files.write(part, content);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw Failures.unusable(file, e);
    }
  }
}
