package dev.coodie.migrations.write;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.coodie.error.MigrationException;
import dev.coodie.schema.definition.ColumnDefinition;
import dev.coodie.schema.definition.KeyspaceDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What keyspaces have, as a JSON file that can be kept with the sources, so that a build can
 * compare documents with it without a server. Equal keyspaces give equal files.
 */
public final class Snapshots {
  private static final int FORMAT = 1;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addMixIn(ColumnDefinition.class, Column.class)
          // isKey() and the like say nothing that the components do not.
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();
  private static final ObjectWriter WRITER = JSON.writerWithDefaultPrettyPrinter();
  private static final ObjectReader READER = JSON.readerFor(Snapshot.class);

  /**
   * The content of a file.
   *
   * @param format rises when older versions cannot read it
   */
  record Snapshot(int format, List<KeyspaceDefinition> keyspaces) {}

  /** What a column has not is left out, so that files without masks and checks stay as they are. */
  @SuppressWarnings("UnusedMethod") // Jackson reads it
  private interface Column {
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    String mask();

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    String check();
  }

  private Snapshots() {}

  /** The text of a snapshot. */
  public static String text(List<KeyspaceDefinition> keyspaces) {
    try {
      return WRITER.writeValueAsString(new Snapshot(FORMAT, keyspaces)) + "\n";
    } catch (JacksonException e) {
      throw new IllegalStateException("definitions are plain values", e);
    }
  }

  /**
   * Writes {@code file}, replacing it as a whole.
   *
   * @throws MigrationException if it cannot be written
   */
  public static void write(Path file, List<KeyspaceDefinition> keyspaces) {
    TextFiles.replace(file, text(keyspaces));
  }

  /**
   * The keyspaces in {@code file}.
   *
   * @throws MigrationException if there is none, or it is no snapshot
   */
  public static List<KeyspaceDefinition> read(Path file) {
    try {
      JsonNode tree = JSON.readTree(Files.readString(file));
      tree.findValues("columns").forEach(Snapshots::addAbsent);
      Snapshot snapshot = READER.readValue(tree);
      if (snapshot.format() != FORMAT) {
        throw broken(file, "its format is " + snapshot.format() + ", expected " + FORMAT, null);
      }
      return List.copyOf(snapshot.keyspaces());
    } catch (NoSuchFileException e) {
      throw new MigrationException(
          "coodie-1003",
          "There is no snapshot "
              + file
              + ". Write one with: coodie diff --write-snapshot "
              + file
              + ".",
          e);
    } catch (JacksonException e) {
      throw broken(file, e.getOriginalMessage(), e);
    } catch (IOException | NullPointerException e) {
      throw broken(file, String.valueOf(e.getMessage()), e);
    }
  }

  private static void addAbsent(JsonNode columns) {
    for (JsonNode column : columns) {
      for (String absent : List.of("mask", "check")) {
        if (column instanceof ObjectNode node && !node.has(absent)) {
          node.put(absent, "");
        }
      }
    }
  }

  private static MigrationException broken(Path file, String why, @Nullable Throwable cause) {
    return new MigrationException(
        "coodie-1004",
        "The snapshot " + file + " cannot be read: " + why + ". Write it again from the database.",
        cause);
  }
}
