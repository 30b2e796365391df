package dev.coodie.spark.internal.job;

import dev.coodie.error.TransferException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Where a job writes, on any file system of Hadoop that all executors reach. Each attempt of a task
 * stores a whole file of its own beside the output; in the end those of the attempts that Spark
 * counts become the output, at once, by a rename. Spark sends it to its executors.
 */
record JobFolder(String output, boolean overwrite, SerializableConfiguration hadoop)
    implements Serializable {
  private static final String PART = "part-";

  /** An action on files. */
  private interface Action<T> {
    T run(FileSystem files) throws IOException;
  }

  /**
   * Looks whether the output may be written, and makes the folder for what is unfinished.
   *
   * @throws TransferException if it is there and shall not be replaced, or cannot be written
   */
  void begin() {
    Boolean unused =
        on(
            files -> {
              checkReplaced(files);
              files.delete(unfinished(), true); // of a job that was killed
              return files.mkdirs(unfinished());
            });
  }

  private void checkReplaced(FileSystem files) throws IOException {
    if (!files.exists(target())) {
      return;
    }
    if (!overwrite) {
      throw new TransferException(
          "coodie-1512", output + " already exists. Name another one, or replace it (overwrite).");
    }
    if (files.getFileStatus(target()).isDirectory()) {
      for (FileStatus file : files.listStatus(target())) {
        if (!file.getPath().getName().startsWith(PART)) {
          throw new TransferException(
              "coodie-1512",
              output
                  + " is not replaced, since it has "
                  + file.getPath().getName()
                  + ", which is of no export. Name another one.");
        }
      }
    }
  }

  /** Stores a file of an attempt under that name. */
  void store(java.nio.file.Path file, String name) {
    Path target = new Path(unfinished(), name);
    Path growing = new Path(unfinished(), "." + name);
    Boolean unused =
        on(
            files -> {
              try (OutputStream out = files.create(growing, true)) {
                Files.copy(file, out);
              }
              return renamed(files, growing, target);
            });
  }

  /** The names of parts of a file, by part and attempt. */
  static String name(int part, long attempt, String rest) {
    return PART + String.format(java.util.Locale.ROOT, "%05d-%d", part, attempt) + rest;
  }

  /** These files, one after the other, become the output. */
  void join(List<String> names) {
    Path joined = new Path(unfinished(), "joined");
    Boolean unused =
        on(
            files -> {
              try (OutputStream out = files.create(joined, true)) {
                for (String name : names) {
                  try (var in = files.open(new Path(unfinished(), name))) {
                    in.transferTo(out);
                  }
                }
              }
              return replaced(files, joined);
            });
  }

  /** The folder of these files becomes the output; those of other attempts go. */
  void publish(List<String> names) {
    Set<String> kept = new TreeSet<>(names);
    Boolean unused =
        on(
            files -> {
              for (FileStatus file : files.listStatus(unfinished())) {
                if (!kept.contains(file.getPath().getName())) {
                  files.delete(file.getPath(), true);
                }
              }
              return replaced(files, unfinished());
            });
  }

  /** Removes what is unfinished. */
  void clear() {
    Boolean unused = on(files -> files.delete(unfinished(), true));
  }

  private Path target() {
    return new Path(output);
  }

  private Path unfinished() {
    return target().suffix(".unfinished");
  }

  /** Others may have written there meanwhile. */
  private boolean replaced(FileSystem files, Path by) throws IOException {
    checkReplaced(files);
    files.delete(target(), true);
    return renamed(files, by, target());
  }

  private static boolean renamed(FileSystem files, Path from, Path to) throws IOException {
    if (!files.rename(from, to)) {
      throw new IOException("cannot rename " + from + " to " + to);
    }
    return true;
  }

  private <T> T on(Action<T> action) {
    try {
      FileSystem files = target().getFileSystem(hadoop.value());
      // Without files of check sums, which nobody else knows.
      return action.run(files instanceof LocalFileSystem local ? local.getRaw() : files);
    } catch (IOException e) {
      throw new TransferException(
          "coodie-1513",
          "Cannot write "
              + output
              + ": "
              + e.getMessage()
              + ". It must be where Spark's driver and all executors can write, such as a shared"
              + " folder.",
          e);
    }
  }
}
