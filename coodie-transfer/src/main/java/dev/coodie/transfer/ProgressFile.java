package dev.coodie.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.coodie.error.TransferException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far a transfer got, beside its file; replaced as a whole, so it is never half written. */
final class ProgressFile {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final Path file;

  /** That of the transfer from or to {@code data}. */
  ProgressFile(Path data) {
    this.file = data.resolveSibling(data.getFileName() + ".progress");
  }

  Path path() {
    return file;
  }

  boolean exists() {
    return Files.exists(file);
  }

  /** What was stored; empty if nothing was. */
  Optional<JsonNode> read() {
    if (!exists()) {
      return Optional.empty();
    }
    try {
      return Optional.of(MAPPER.readTree(file.toFile()));
    } catch (JsonProcessingException e) {
      throw new TransferException(
          "coodie-844",
          "The file " + file + " is not one of a transfer. Remove it to start over.",
          e);
    } catch (IOException e) {
      throw FileErrors.cannotRead(file, e);
    }
  }

  /**
   * What was stored by a transfer of this kind of the same; null if nothing was.
   *
   * @param of a hash of what is transferred, and how
   * @throws TransferException if it is of another
   */
  @Nullable JsonNode readOf(String kind, String of) {
    JsonNode stored = read().orElse(null);
    if (stored != null
        && !(stored.path("coodie").asText().equals(kind)
            && stored.path("of").asText().equals(of))) {
      throw new TransferException(
          "coodie-851",
          file
              + " records the progress of another transfer: of another table, part, query,"
              + " format or choice of columns. Repeat the command that began it with resume(), or"
              + " start over with overwrite().");
    }
    return stored;
  }

  /** For hashes of what is transferred: it may have values that are secret. */
  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has it", e);
    }
  }

  void write(Map<String, Object> state) {
    Path next = file.resolveSibling(file.getFileName() + ".new");
    try {
      byte[] bytes = MAPPER.writeValueAsString(state).getBytes(StandardCharsets.UTF_8);
      // A channel would be closed if the thread is interrupted.
      try (FileOutputStream out = new FileOutputStream(next.toFile())) {
        out.write(bytes);
        out.getFD().sync();
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw FileErrors.cannotWrite(file, e);
    }
  }

  void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw FileErrors.cannotWrite(file, e);
    }
  }
}
