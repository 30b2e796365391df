package dev.coodie.studio;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Files that were sent to be imported, in a directory of this process alone, which is removed at
 * its end. What comes is written as it comes. Thread-safe.
 */
final class Uploads implements AutoCloseable {
  /** One of them. */
  record Upload(String id, Path file, String format, long bytes) {}

  private static final int BUFFER = 1 << 16;

  private final long most;
  private final Map<String, Upload> uploads = new LinkedHashMap<>();
  private @Nullable Path directory;
  private long used;
  private int count;

  /** {@code most} is the bytes of all together. */
  Uploads(long most) {
    this.most = most;
  }

  Map<String, Object> receive(@Nullable String query, long announced, InputStream body)
      throws IOException {
    String format = query == null ? "" : query.replaceFirst("^format=", "");
    if (!ExportFolder.FORMATS.contains(format)) {
      throw StudioProblem.bad(
          "coodie-1444",
          "The name of the file does not say its format. Name it .csv, .jsonl or .parquet; the"
              + " first two may be compressed, as .csv.gz.");
    }
    Path file = reserve(format, announced);
    long bytes = 0;
    try (OutputStream out = Files.newOutputStream(file)) {
      byte[] buffer = new byte[BUFFER];
      for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
        take(read);
        bytes += read;
        out.write(buffer, 0, read);
      }
    } catch (IOException | StudioProblem e) {
      take(-bytes);
      delete(file);
      throw e instanceof StudioProblem own ? own : lost(e);
    }
    Upload upload = new Upload(ExportFolder.name(file), file, format, bytes);
    synchronized (this) {
      uploads.put(upload.id(), upload);
    }
    return Map.of("upload", upload.id(), "bytes", bytes, "format", format);
  }

  private static StudioProblem lost(Exception e) {
    return StudioProblem.of(
        500,
        "coodie-1445",
        "The file did not arrive, or cannot be kept: " + e.getMessage() + ". Send it again.");
  }

  private synchronized Path reserve(String format, long announced) throws IOException {
    if (announced > most - used) {
      throw tooLarge();
    }
    if (directory == null) {
      directory = Files.createTempDirectory("coodie-studio-");
    }
    return directory.resolve("upload-" + ++count + "." + format);
  }

  private synchronized void take(long bytes) {
    if (bytes > most - used) {
      throw tooLarge();
    }
    used += bytes;
  }

  synchronized Upload find(String id) {
    Upload upload = uploads.get(id);
    if (upload == null) {
      throw StudioProblem.missing(
          "coodie-1446", "The studio does not have this file any more. Choose it again.");
    }
    return upload;
  }

  /** Removes one that is not needed any more, with what stands beside it. */
  synchronized void forget(Upload upload) {
    if (uploads.remove(upload.id()) == null) {
      return;
    }
    used -= upload.bytes();
    delete(upload.file());
    delete(upload.file().resolveSibling(upload.id() + ".progress"));
  }

  private StudioProblem tooLarge() {
    return StudioProblem.of(
        413,
        "coodie-1447",
        "Files that are sent here may have "
            + (most >> 20)
            + " MB together, and this one is more. Import it with: coodie import FILE --into"
            + " KEYSPACE.TABLE");
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // It goes with the directory, or with those of the system.
    }
  }

  @Override
  public synchronized void close() {
    uploads.clear();
    if (directory == null) {
      return;
    }
    try (Stream<Path> all = Files.walk(directory)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      deepestFirst.forEach(Uploads::delete);
    } catch (IOException e) {
      // As above.
    }
    directory = null;
  }
}
