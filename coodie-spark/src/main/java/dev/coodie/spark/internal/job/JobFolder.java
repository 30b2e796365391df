package dev.coodie.spark.internal.job;

import dev.coodie.error.TransferException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Where a job writes, on any file system of Hadoop that all executors reach. Each attempt of a task
 * stores a whole file of its own beside the output; in the end one of each part becomes the output,
 * at once, by a rename. Spark sends it to its executors.
 *
 * @param run what tells the files of this run from those of earlier ones
 */
record JobFolder(String output, String run, SerializableConfiguration hadoop)
    implements Serializable {
  private static final String PART = "part-";

  /** The output as it grows, and a mark that it took its place. */
  private static final String WHOLE = "whole";

  private static final String PUBLISHED = "published";

  /** Which run works here. */
  private static final String RUN = "run";

  /** An action on files. */
  private interface Action<T> {
    T run(FileSystem files) throws IOException;
  }

  static JobFolder of(String output, SerializableConfiguration hadoop) {
    return new JobFolder(output, UUID.randomUUID().toString().substring(0, 8), hadoop);
  }

  /**
   * Looks whether the output may be written.
   *
   * @throws TransferException if it is there and shall not be replaced, or has something else
   */
  void checkReplaced(boolean overwrite) {
    Boolean unused = on(files -> checkReplaced(files, overwrite));
  }

  private Boolean checkReplaced(FileSystem files, boolean overwrite) throws IOException {
    if (!files.exists(target())) {
      return true;
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
    return true;
  }

  /** Makes the folder for what is unfinished, with nothing in it. */
  void begin() {
    Boolean unused =
        on(
            files -> {
              files.delete(unfinished(), true);
              return files.mkdirs(unfinished());
            });
  }

  /** From now on only this run works here: one before it is dead, or ends when it notices. */
  void own() {
    store(run, RUN);
  }

  /** Whether no other run began meanwhile. */
  boolean isOwn() {
    return text(RUN).filter(run::equals).isPresent();
  }

  /**
   * Looks whether no other run began meanwhile.
   *
   * @throws TransferException if one did
   */
  void checkOwn() {
    if (!isOwn()) {
      throw new TransferException(
          "coodie-1562",
          "Another run works with "
              + unfinished()
              + " now, or removed it, so this one ends and leaves everything to that one. Start a"
              + " job once, and resume it only when the run before has ended.");
    }
  }

  /** Stores a file of an attempt under that name. */
  void store(java.nio.file.Path file, String name) {
    store(name, out -> Files.copy(file, out));
  }

  /** Stores a text under that name. */
  void store(String text, String name) {
    store(
        name,
        out -> {
          byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
          out.write(bytes);
          return bytes.length;
        });
  }

  /** Writes something, and tells how long it is. */
  private interface Content {
    long writeTo(OutputStream out) throws IOException;
  }

  /** Nobody sees a half of it. */
  private void store(String name, Content content) {
    Path growing = new Path(unfinished(), "." + name);
    Boolean unused =
        on(
            files -> {
              try (OutputStream out = files.create(growing, true)) {
                long unusedLength = content.writeTo(out);
              }
              return renamed(files, growing, new Path(unfinished(), name));
            });
  }

  /** The text that was stored under that name. */
  Optional<String> text(String name) {
    Path file = new Path(unfinished(), name);
    return on(
        files -> {
          if (!files.exists(file)) {
            return Optional.empty();
          }
          try (var in = files.open(file)) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
          }
        });
  }

  /** What is stored, by names, in their order. */
  List<String> names() {
    return on(
        files ->
            files.exists(unfinished())
                ? Arrays.stream(files.listStatus(unfinished()))
                    .map(file -> file.getPath().getName())
                    .sorted()
                    .toList()
                : List.of());
  }

  /** The name of a file of an attempt, by its part. */
  String name(int part, long attempt, String rest) {
    return PART + numbered(part, attempt) + rest;
  }

  /** The number of the part, then what no other attempt of any run has. */
  String numbered(int part, long attempt) {
    return String.format(Locale.ROOT, "%05d-%s-%d", part, run, attempt);
  }

  /** These files, one after the other, become the output. */
  void join(List<String> names, boolean overwrite) {
    publish(
        overwrite,
        files -> {
          try (OutputStream out = files.create(whole(), true)) {
            for (String name : names) {
              try (var in = files.open(new Path(unfinished(), name))) {
                in.transferTo(out);
              }
            }
          }
          return true;
        });
  }

  /**
   * The folder of these files becomes the output. They are moved: an attempt that nobody waits for
   * may still store its own.
   */
  void publish(List<String> names, boolean overwrite) {
    Set<String> kept = new TreeSet<>(names);
    publish(
        overwrite,
        files -> {
          Boolean unused = files.mkdirs(whole());
          for (String name : kept) {
            Path moved = new Path(whole(), name);
            if (!files.exists(moved)) {
              unused = renamed(files, new Path(unfinished(), name), moved);
            }
          }
          for (FileStatus file : files.listStatus(whole())) {
            if (!kept.contains(file.getPath().getName())) {
              files.delete(file.getPath(), true);
            }
          }
          return true;
        });
  }

  /** Once, in all runs. Others may have written there meanwhile. */
  private void publish(boolean overwrite, Action<Boolean> filling) {
    checkOwn();
    Boolean unused =
        on(
            files -> {
              if (isPublished(files)) {
                return true;
              }
              boolean filled = filling.run(files) && checkReplaced(files, overwrite);
              files.delete(target(), true);
              return filled && renamed(files, whole(), target());
            });
    store("", PUBLISHED);
  }

  /** Whether the output is there, and only a repair was not finished. */
  boolean isPublished() {
    return on(this::isPublished);
  }

  private boolean isPublished(FileSystem files) throws IOException {
    return files.exists(new Path(unfinished(), PUBLISHED));
  }

  /** Removes what is unfinished. */
  void clear() {
    Boolean unused = on(files -> files.delete(unfinished(), true));
  }

  private Path target() {
    return new Path(output);
  }

  /** Where the parts are until all are done. */
  Path unfinished() {
    return target().suffix(".unfinished");
  }

  private Path whole() {
    return new Path(unfinished(), WHOLE);
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
