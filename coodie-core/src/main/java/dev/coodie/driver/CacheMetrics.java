package dev.coodie.driver;

/**
 * How a cache was used since it was made. The numbers are read one after another while it goes on
 * being used, so they can differ by a few.
 *
 * @param hits look-ups that found something
 * @param misses look-ups that did not, so that something was made
 * @param evictions entries that were dropped since there were too many
 * @param size entries now
 * @param limit entries at most
 */
public record CacheMetrics(long hits, long misses, long evictions, int size, int limit) {
  /** Of a cache that does not exist. */
  public static final CacheMetrics NONE = new CacheMetrics(0, 0, 0, 0, 0);

  /** Both caches together. */
  public CacheMetrics plus(CacheMetrics other) {
    return new CacheMetrics(
        hits + other.hits,
        misses + other.misses,
        evictions + other.evictions,
        size + other.size,
        limit + other.limit);
  }
}
