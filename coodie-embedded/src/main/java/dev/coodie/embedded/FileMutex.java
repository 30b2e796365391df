package dev.coodie.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * A lock between processes, and between the users of one process, that the operating system
 * releases when its holder dies.
 */
final class FileMutex implements AutoCloseable {
  /**
   * What this process holds. Asked before a file is opened, since on POSIX closing any channel of a
   * file releases every lock that the process has on it.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private static final long RETRY_MILLIS = 20;

  private final Path file;
  private final FileChannel channel;

  private FileMutex(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** The lock, or nothing when somebody else has it. */
  static Optional<FileMutex> tryAcquire(Path file) {
    Path key = file.toAbsolutePath().normalize();
    if (!HELD.add(key)) {
      return Optional.empty();
    }
    FileMutex mutex = null;
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (locked(channel)) {
        mutex = new FileMutex(key, channel);
      } else {
        channel.close();
      }
      return Optional.ofNullable(mutex);
    } catch (IOException e) {
      throw Failures.unusable(file, e);
    } finally {
      if (mutex == null) {
        HELD.remove(key);
      }
    }
  }

  /** Waits for the lock. */
  static FileMutex acquire(Path file) {
    try {
      while (true) {
        Optional<FileMutex> mutex = tryAcquire(file);
        if (mutex.isPresent()) {
          return mutex.get();
        }
        Thread.sleep(RETRY_MILLIS);
      }
    } catch (InterruptedException e) {
      throw Failures.interrupted(e);
    }
  }

  /** What the action returns, run while nobody else runs one under the same lock. */
  static <T> T holding(Path file, Supplier<T> action) {
    FileMutex mutex = acquire(file);
    try {
      return action.get();
    } finally {
      mutex.close();
    }
  }

  // The lock lives as long as its channel.
  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw Failures.unusable(file, e);
    } finally {
      HELD.remove(file);
    }
  }
}
