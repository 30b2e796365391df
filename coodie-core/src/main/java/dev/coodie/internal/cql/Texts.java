package dev.coodie.internal.cql;

import dev.coodie.column.CqlType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Routing;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers the text of every shape of one document's statements. Thread-safe. */
public final class Texts {
  private static final Logger LOG = LoggerFactory.getLogger(Texts.class);
  private static final int MOST = 1_000;

  /**
   * A text, checked against the model once, and the types of its markers.
   *
   * @param text with {@code ?} markers
   * @param types one for each marker; not to be changed
   * @param routing where the partition key is among the markers, if it is given in full
   */
  @SuppressWarnings(
      "ArrayRecordComponent") // handed to statements as it is; identity is never asked
  public record Text(String text, CqlType<?>[] types, @Nullable Routing routing) {
    /** The statement with these values. */
    public CqlStatement with(@Nullable ByteBuffer[] cells) {
      return CqlStatement.of(text, cells, types, routing);
    }
  }

  private final String document;
  private final Map<Shape, Text> texts = new ConcurrentHashMap<>();

  /** For the document that messages call {@code document}. */
  public Texts(String document) {
    this.document = document;
  }

  /** The text of a shape, null the first time. */
  public @Nullable Text find(Shape shape) {
    return texts.get(shape);
  }

  /** Keeps the text of a shape, and returns it. */
  public Text remember(Shape shape, Text text) {
    if (texts.size() >= MOST) {
      LOG.warn(
          "{} has more than {} shapes of statements, and each is prepared on the server. Build queries"
              + " from fewer combinations of conditions. A shape: {}",
          document,
          MOST,
          text.text());
      texts.clear();
    }
    texts.put(shape, text);
    return text;
  }
}
