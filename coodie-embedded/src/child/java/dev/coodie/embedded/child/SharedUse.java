package dev.coodie.embedded.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Ends a shared node once nobody has used it for the grace time. Every user holds a lock on a file
 * of its own in {@code users}; {@code start.lock} orders users that come against a node that goes.
 */
final class SharedUse {
  private static final long POLL_MILLIS = 250;

  private final Path shared;
  private final Path delete;

  private SharedUse(Path shared, Path delete) {
    this.shared = shared;
    this.delete = delete;
  }

  static void watch(Path shared, Path delete) {
    SharedUse use = new SharedUse(shared, delete);
    // A shared node outlives the terminal and the user that happened to start it.
    ignore("INT");
    ignore("HUP");
    Runtime.getRuntime().addShutdownHook(new Thread(use::cleanUp, "coodie-clean-up"));
    ChildMain.daemon("coodie-users", use::endWhenUnused);
  }

  private static void ignore(String signal) {
    try {
      Signal.handle(new Signal(signal), SignalHandler.SIG_IGN);
    } catch (IllegalArgumentException e) {
      // This platform has no such signal.
    }
  }

  private void endWhenUnused() {
    long grace = Long.getLong("coodie.shared.grace", 30) * 1_000_000_000;
    long lastUse = System.nanoTime();
    while (true) {
      try {
        Thread.sleep(POLL_MILLIS);
        if (inUse()) {
          lastUse = System.nanoTime();
        } else if (System.nanoTime() - lastUse >= grace && retire()) {
          System.exit(0);
        }
      } catch (IOException | UncheckedIOException e) {
        // Seen as unused once more; a directory that is gone for good ends the node, too.
        if (!Files.isDirectory(shared)) {
          Runtime.getRuntime().halt(1);
        }
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private boolean inUse() throws IOException {
    for (Path user : users()) {
      if (ChildMain.locked(user)) {
        return true;
      }
    }
    return false;
  }

  private List<Path> users() throws IOException {
    try (Stream<Path> files = Files.list(shared.resolve("users"))) {
      return files.toList();
    }
  }

  /** Takes the node out of everybody's sight, unless somebody is just coming. */
  private boolean retire() throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                shared.resolve("start.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null || inUse()) {
        return false;
      }
      for (Path user : users()) {
        Files.deleteIfExists(user);
      }
      unpublish();
      return true;
    }
  }

  private void unpublish() throws IOException {
    Path file = shared.resolve("node.properties");
    Properties node = new Properties();
    if (Files.exists(file)) {
      try (var in = Files.newInputStream(file)) {
        node.load(in);
      }
    }
    if (Long.toString(ProcessHandle.current().pid()).equals(node.getProperty("pid"))) {
      Files.deleteIfExists(file);
    }
  }

  /** Removes the data after Cassandra's own shutdown hook, which still writes, has ended. */
  private void cleanUp() {
    try {
      unpublish();
      Thread.sleep(200);
      for (Thread thread : Thread.getAllStackTraces().keySet()) {
        if (thread.getName().startsWith("StorageServiceShutdownHook")) {
          thread.join(20_000);
        }
      }
    } catch (IOException e) {
      // The port file stays; it names a dead process and is ignored.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Trees.delete(delete);
  }
}
