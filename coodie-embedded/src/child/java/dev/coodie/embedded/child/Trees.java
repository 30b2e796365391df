package dev.coodie.embedded.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Directory trees. */
final class Trees {
  private Trees() {}

  /** Removes a tree that may still be written to, as far as a few tries get. */
  static void delete(Path root) {
    for (int i = 0; i < 20 && Files.exists(root); i++) {
      try (Stream<Path> paths = Files.walk(root)) {
        paths.sorted(Comparator.reverseOrder()).forEach(Trees::deleteOne);
      } catch (IOException | UncheckedIOException e) {
        // A file appeared or vanished meanwhile: the next round sees the new state.
      }
    }
  }

  /** Removes the directory of a Cassandra after its last node's. */
  static void deleteUnlessNodes(Path cassandra) {
    try (Stream<Path> paths = Files.list(cassandra)) {
      if (paths.anyMatch(path -> path.getFileName().toString().startsWith("node"))) {
        return;
      }
    } catch (IOException e) {
      return;
    }
    delete(cassandra);
  }

  private static void deleteOne(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // Not empty, since the node still writes: the next round gets it.
    }
  }
}
