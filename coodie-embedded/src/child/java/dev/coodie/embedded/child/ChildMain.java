package dev.coodie.embedded.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The node's main class: claims its directory, sees to it that the node ends when nobody needs it
 * any more, and then is Cassandra's daemon.
 *
 * <p>Settings are system properties: {@code coodie.directory} (this node's), {@code coodie.delete}
 * (removed when the parent dies), {@code coodie.training} (locked while this process lives), and
 * {@code coodie.shared} (the node serves every process that holds a lock there).
 */
public final class ChildMain {
  private static final long LOCK_MILLIS = 10_000;
  private static final long HALT_MILLIS = 5_000;

  // Never closed: the operating system releases the locks when the process has ended.
  private static final List<FileChannel> HELD = new ArrayList<>();

  private ChildMain() {}

  /** Runs the node until it is told to end. */
  public static void main(String[] args) throws Exception {
    String training = System.getProperty("coodie.training");
    if (training != null) {
      lock(Path.of(training));
    }
    Path directory = Path.of(System.getProperty("coodie.directory"));
    if (!lock(directory.resolve("node.lock"))) {
      System.err.println(
          "Exception (locked) encountered during startup: another node runs in " + directory);
      Runtime.getRuntime().halt(4);
    }
    String shared = System.getProperty("coodie.shared");
    if (shared == null) {
      daemon("coodie-parent", ChildMain::watchParent);
    } else {
      SharedUse.watch(Path.of(shared), Path.of(System.getProperty("coodie.delete")));
    }
    startCassandra(args);
  }

  private static void startCassandra(String[] args) throws Exception {
    try {
      Class.forName("org.apache.cassandra.service.CassandraDaemon")
          .getMethod("main", String[].class)
          .invoke(null, (Object) args);
    } catch (InvocationTargetException e) {
      e.getCause().printStackTrace();
      Runtime.getRuntime().halt(3);
    }
  }

  /** Standard input is a pipe from the parent: 's' asks for a stop, its end means a dead parent. */
  private static void watchParent() {
    int command;
    try {
      command = System.in.read();
    } catch (IOException e) {
      command = -1;
    }
    if (command == 's') {
      System.exit(0);
    }
    daemon("coodie-halt", ChildMain::haltSoon);
    String delete = System.getProperty("coodie.delete");
    if (delete != null) {
      Path node = Path.of(delete);
      Trees.delete(node);
      Trees.deleteUnlessNodes(node.getParent());
    }
    endAtOnce();
  }

  /** However long the removal of a directory takes. */
  private static void haltSoon() {
    try {
      Thread.sleep(HALT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    endAtOnce();
  }

  /** A JVM that records an archive writes it even when halted, which takes long: SIGKILL first. */
  private static void endAtOnce() {
    if (System.getProperty("coodie.training") != null) {
      try {
        long pid = ProcessHandle.current().pid();
        new ProcessBuilder("sh", "-c", "kill -9 " + pid).start().waitFor();
        Thread.sleep(1_000);
      } catch (IOException e) {
        System.err.println("There is no sh: " + e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    Runtime.getRuntime().halt(1);
  }

  static void daemon(String name, Runnable body) {
    Thread thread = new Thread(body, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Waits a while, since a killed predecessor may need a moment to be gone. */
  private static boolean lock(Path file) {
    long end = System.nanoTime() + LOCK_MILLIS * 1_000_000;
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      HELD.add(channel);
      while (System.nanoTime() < end) {
        FileLock lock = channel.tryLock();
        if (lock != null) {
          return true;
        }
        Thread.sleep(50);
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot lock " + file, e);
    } catch (InterruptedException e) {
      return false;
    }
  }

  /** Whether some process other than this one holds a lock on the file. */
  static boolean locked(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock == null;
    } catch (IOException e) {
      return Files.exists(file);
    }
  }
}
