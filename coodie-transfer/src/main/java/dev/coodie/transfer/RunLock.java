package dev.coodie.transfer;

import dev.coodie.error.TransferException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Keeps a second run from the files of a transfer, in this process and in others of this machine:
 * both would write them, and neither would notice. The system frees it when the process ends,
 * however that is, so one that is left behind stops nobody.
 */
final class RunLock {
  /**
   * Those of this process. A process that closes a file loses its locks of it, even if another
   * channel has them, so a second run must not so much as open it.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private RunLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * What {@code run} gives, which nobody else does meanwhile with {@code data} and its progress.
   *
   * @throws TransferException if another run does
   */
  static <T> T during(Path data, ProgressFile progress, Supplier<T> run) {
    RunLock lock = of(data, progress);
    try {
      return run.get();
    } finally {
      lock.free();
    }
  }

  private static RunLock of(Path data, ProgressFile progress) {
    try {
      Path file = file(progress.path().toAbsolutePath());
      if (!HELD.add(file)) {
        throw inUse(data, file);
      }
      try {
        return new RunLock(file, locked(data, file));
      } catch (IOException | RuntimeException e) {
        HELD.remove(file);
        throw e;
      }
    } catch (IOException e) {
      throw FileErrors.cannotWrite(progress.path(), e);
    }
  }

  /** The same by whatever links the folder is reached. */
  private static Path file(Path progress) throws IOException {
    Path folder = Objects.requireNonNull(progress.getParent(), "a file is in a folder");
    return folder.toRealPath().resolve(progress.getFileName() + ".lock");
  }

  private static FileChannel locked(Path data, Path file) throws IOException {
    while (true) {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isLocked(channel)) {
        channel.close();
        throw inUse(data, file);
      }
      if (Files.exists(file)) {
        return channel;
      }
      // The run before has just removed it.
      channel.close();
    }
  }

  private static boolean isLocked(FileChannel channel) {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (IOException e) {
      // A file system without locks: nobody can be kept away there.
      return true;
    }
  }

  private static TransferException inUse(Path data, Path file) {
    return new TransferException(
        "coodie-1561",
        "Another run works with "
            + data
            + " at this moment: it holds "
            + file
            + ". Two would write over one another. Wait until it has ended, or stop it and continue"
            + " with resume().");
  }

  private void free() {
    try (channel) {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // It is no longer locked, which is what counts.
    } finally {
      HELD.remove(file);
    }
  }
}
