package dev.coodie.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.coodie.error.TransferException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the file of progress says of an import.
 *
 * @param of what is imported into what, and how
 * @param size of the file
 */
record ImportState(String of, long size) {
  private static final String KIND = "import";

  /**
   * How far it is.
   *
   * @param position where the first record is that is not done
   * @param exact whether no record after it was written
   */
  record Done(
      RecordSource.Position position, long written, long rejected, long rejects, boolean exact) {
    static final Done NOTHING = new Done(RecordSource.Position.BEGIN, 0, 0, 0, true);

    private static Done of(JsonNode stored) {
      return new Done(
          new RecordSource.Position(stored.get("offset").asLong(), stored.get("line").asLong()),
          stored.get("written").asLong(),
          stored.get("rejected").asLong(),
          stored.get("rejects").asLong(),
          stored.get("exact").asBoolean());
    }

    long records() {
      return written + rejected;
    }
  }

  Map<String, Object> at(Done done) {
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("coodie", KIND);
    state.put("of", of);
    state.put("size", size);
    state.put("offset", done.position().offset());
    state.put("line", done.position().line());
    state.put("written", done.written());
    state.put("rejected", done.rejected());
    state.put("rejects", done.rejects());
    state.put("exact", done.exact());
    return state;
  }

  /**
   * What an unfinished import stored; null if there is none.
   *
   * @throws TransferException if it is one of something else
   */
  @Nullable Done earlier(ProgressFile progress) {
    JsonNode stored = progress.read().orElse(null);
    if (stored == null) {
      return null;
    }
    if (!stored.path("coodie").asText().equals(KIND)
        || !stored.path("of").asText().equals(of)
        || stored.path("size").asLong() != size) {
      throw new TransferException(
          "coodie-851",
          progress.path()
              + " records the progress of another transfer: into another table, with other"
              + " columns, or of a file that has changed since. Repeat the command that"
              + " began it with resume(), or start over with restart().");
    }
    return Done.of(stored);
  }
}
