package dev.coodie.internal.cql;

import dev.coodie.column.ValueType;
import dev.coodie.driver.CacheMetrics;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Routing;
import dev.coodie.driver.Written;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers the text of every shape of one document's statements, up to a limit; then those that
 * were not used lately go. Thread-safe.
 */
public final class Texts {
  /** How many shapes of one document are kept. */
  public static final int MOST = 1_000;

  private static final @Nullable ByteBuffer[] NO_CELLS = {};
  private static final long WARNING_NANOS = TimeUnit.MINUTES.toNanos(1);

  /** A text, checked against the model once, as a statement that lacks nothing but its values. */
  public static final class Text {
    private final CqlStatement statement;
    private final int size;

    /** One that reads; a type for each marker, not to be changed. */
    public Text(String text, ValueType<?>[] types) {
      this(text, types, null, Written.UNKNOWN);
    }

    /** One that tells where the partition key is, null for a read, and what it writes. */
    public Text(String text, ValueType<?>[] types, @Nullable Routing routing, Written written) {
      this.statement = CqlStatement.of(text, NO_CELLS, types, routing, written, true);
      this.size = types.length;
    }

    /** The text with {@code ?} markers. */
    public String text() {
      return statement.text();
    }

    /** How many markers it has. */
    public int size() {
      return size;
    }

    /** The statement with these values, safe to run twice. */
    public CqlStatement with(@Nullable ByteBuffer[] cells) {
      return statement.withCells(cells);
    }
  }

  /** The first use of a document does not wait for the logging library. */
  private static final class Log {
    static final Logger LOG = LoggerFactory.getLogger(Texts.class);
  }

  private static final class Kept {
    final Text text;
    // A lost update costs at most writing the text again.
    boolean used;

    Kept(Text text) {
      this.text = text;
    }
  }

  private final String document;
  private final Map<Shape, Kept> texts = new ConcurrentHashMap<>();
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private final LongAdder evictions = new LongAdder();
  private long nextWarning = System.nanoTime();

  /** For the document that messages call {@code document}. */
  public Texts(String document) {
    this.document = document;
  }

  /** The text of a shape, null the first time. */
  public @Nullable Text find(Shape shape) {
    Kept known = texts.get(shape);
    if (known == null) {
      return null;
    }
    if (!known.used) {
      known.used = true;
    }
    hits.increment();
    return known.text;
  }

  /** Counts a text that its user had kept. */
  public void countHit() {
    hits.increment();
  }

  /** Keeps the text of a shape, and returns it. */
  public Text remember(Shape shape, Text text) {
    misses.increment();
    if (texts.size() >= MOST) {
      evict(text);
    }
    texts.put(shape, new Kept(text));
    return text;
  }

  /** How often texts were found. */
  public CacheMetrics metrics() {
    return new CacheMetrics(hits.sum(), misses.sum(), evictions.sum(), texts.size(), MOST);
  }

  /** Second chance: what was used since the last round stays, unless that is everything. */
  private synchronized void evict(Text newest) {
    int target = MOST - MOST / 10;
    int before = texts.size();
    for (int round = 0; round < 2 && texts.size() > target; round++) {
      Iterator<Kept> all = texts.values().iterator();
      while (all.hasNext() && texts.size() > target) {
        Kept each = all.next();
        if (!each.used) {
          all.remove();
        }
        each.used = false;
      }
    }
    evictions.add(Math.max(0, before - texts.size()));
    warn(newest);
  }

  /** Once a minute at most. */
  private void warn(Text newest) {
    long now = System.nanoTime();
    if (now - nextWarning < 0) {
      return;
    }
    nextWarning = now + WARNING_NANOS;
    Log.LOG.warn(
        "{} has more than {} shapes of statements, and each is prepared on the server. Build queries"
            + " from fewer combinations of columns and conditions; Coodie.metrics() counts them. The"
            + " latest: {}",
        document,
        MOST,
        newest.text());
  }
}
