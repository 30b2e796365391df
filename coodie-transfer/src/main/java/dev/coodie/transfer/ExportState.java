package dev.coodie.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.coodie.driver.CqlStatement;
import dev.coodie.scan.ScanPart;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the file of progress says of an export. */
record ExportState(String of, Path file) {
  private static final String KIND = "export";

  /**
   * Of the statement only a hash is kept: its values may be secret. {@code tableId} tells a table
   * from others of its name.
   */
  static ExportState of(
      CqlStatement statement,
      String tableId,
      @Nullable ScanPart part,
      TransferFormat format,
      Path file) {
    MessageDigest digest = ProgressFile.digest();
    String what = statement.text() + '\0' + format + '\0' + tableId + '\0';
    digest.update(what.getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < statement.size(); i++) {
      ByteBuffer cell = statement.cell(i);
      digest.update((byte) (cell == null ? 0 : 1));
      if (cell != null) {
        digest.update(ByteBuffer.allocate(4).putInt(0, cell.remaining()));
        digest.update(cell.duplicate());
      }
    }
    if (part != null) {
      digest.update(part.toString().getBytes(StandardCharsets.US_ASCII));
    }
    return new ExportState(HexFormat.of().formatHex(digest.digest()), file);
  }

  Map<String, Object> at(String position, long length, long rows, Map<String, Long> notKept) {
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("coodie", KIND);
    state.put("of", of);
    state.put("position", position);
    state.put("length", length);
    state.put("rows", rows);
    state.put("notKept", notKept);
    return state;
  }

  /**
   * What an unfinished export stored; null if there is none.
   *
   * @throws dev.coodie.error.TransferException if it is one of something else
   */
  @Nullable JsonNode earlier(ProgressFile progress) {
    JsonNode stored = progress.readOf(KIND, of);
    return stored == null || stored.get("position").asText().isEmpty() ? null : stored;
  }
}
