package dev.coodie;

import dev.coodie.driver.CacheMetrics;
import java.util.Map;

/**
 * How often statements were found ready. When shapes or prepared statements are evicted all the
 * time, the program keeps making new ones, each of which the server must prepare: the log warns and
 * shows one.
 *
 * @param shapes by document (the name used in messages), the shapes of its statements: what was
 *     called, with which columns and options, but not with which values
 * @param preparedStatements the statements that the driver keeps prepared; {@link
 *     CacheMetrics#NONE} if it does not tell
 */
public record CoodieMetrics(Map<String, CacheMetrics> shapes, CacheMetrics preparedStatements) {
  /** Copies the map. */
  public CoodieMetrics {
    shapes = Map.copyOf(shapes);
  }

  /** The shapes of all documents together. */
  public CacheMetrics allShapes() {
    return shapes.values().stream().reduce(CacheMetrics.NONE, CacheMetrics::plus);
  }
}
