package dev.coodie.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory of one run. Its {@code coodie.lock} is held by the process that made it, its nodes'
 * {@code node.lock} by them, so that the next run can tell what a crash has left. What is left is
 * renamed first: whoever gets a lock and still finds it by its name has a directory that nobody
 * removes.
 */
record TemporaryDirectory(Path path, FileMutex lock) {
  static final String LOCK = "coodie.lock";

  /** Tells a directory that may be removed from one of the user's that has the same form. */
  static final String MARK = "coodie.temporary";

  private static final Logger LOG = LoggerFactory.getLogger(TemporaryDirectory.class);
  private static final Pattern NAME = Pattern.compile("coodie-\\d+");
  private static final Pattern RENAMED = Pattern.compile("coodie-\\d+\\.removed");

  /** A new one, after removing those that no process uses any more. */
  static TemporaryDirectory claim() {
    while (true) {
      Path path = Directories.createTemporary();
      Directories.write(path.resolve(MARK), new byte[0]);
      Optional<FileMutex> lock = lock(path);
      if (lock.isPresent() && Files.exists(path.resolve(LOCK))) {
        removeLeftovers(path);
        return new TemporaryDirectory(path, lock.get());
      }
      lock.ifPresent(FileMutex::close);
    }
  }

  private static Optional<FileMutex> lock(Path directory) {
    try {
      return FileMutex.tryAcquire(directory.resolve(LOCK));
    } catch (EmbeddedCassandraException e) {
      if (Files.exists(directory)) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private static void removeLeftovers(Path own) {
    try (Stream<Path> siblings = Files.list(own.resolveSibling("."))) {
      for (Path each : siblings.map(Path::normalize).toList()) {
        if (isOurs(each, own)) {
          removeUnlessInUse(each);
        }
      }
    } catch (IOException e) {
      LOG.debug("Cannot look for leftovers beside {}", own, e);
    }
  }

  /** By form and owner; a link is never followed. */
  private static boolean isOurs(Path directory, Path own) throws IOException {
    String name = directory.getFileName().toString();
    boolean renamed = RENAMED.matcher(name).matches();
    return (renamed || NAME.matcher(name).matches())
        && !directory.equals(own)
        && Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
        && Files.getOwner(directory).equals(Files.getOwner(own))
        && (renamed || isFile(directory.resolve(MARK)))
        && (renamed || isFile(directory.resolve(LOCK)));
  }

  private static void removeUnlessInUse(Path directory) {
    try {
      Optional<FileMutex> lock = FileMutex.tryAcquire(directory.resolve(LOCK));
      if (lock.isEmpty()) {
        return;
      }
      try {
        if (!hasRunningNode(directory)) {
          Path renamed = directory.resolveSibling(removedName(directory));
          Files.move(directory, renamed, StandardCopyOption.ATOMIC_MOVE);
          Directories.delete(renamed);
          LOG.debug("Removed {}, which a killed process had left", directory);
        }
      } finally {
        lock.get().close();
      }
    } catch (IOException | EmbeddedCassandraException e) {
      LOG.debug("Could not remove {}, which a killed process had left", directory, e);
    }
  }

  private static String removedName(Path directory) {
    String name = directory.getFileName().toString();
    return name.endsWith(".removed") ? name : name + ".removed";
  }

  /** A node outlives its parent by a moment, in which it removes its directory itself. */
  private static boolean hasRunningNode(Path directory) throws IOException {
    List<Path> nodes;
    try (Stream<Path> files = Files.list(directory)) {
      nodes = files.map(node -> node.resolve("node.lock")).filter(Files::exists).toList();
    }
    for (Path node : nodes) {
      Optional<FileMutex> lock = FileMutex.tryAcquire(node);
      lock.ifPresent(FileMutex::close);
      if (lock.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static boolean isFile(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }
}
