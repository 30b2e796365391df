package dev.coodie.micrometer;

import dev.coodie.Coodie;
import dev.coodie.CoodieMetrics;
import dev.coodie.driver.CacheMetrics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * The numbers of {@link Coodie#metrics()} as meters: for {@code coodie.shapes}, of all documents
 * together, and for {@code coodie.prepared.statements}, each of
 *
 * <ul>
 *   <li>{@code .size}: entries now, a gauge
 *   <li>{@code .lookups}: a counter with the tag {@code result}, {@code hit} or {@code miss}
 *   <li>{@code .evictions}: a counter; when it grows, the program keeps making new statements
 * </ul>
 *
 * The registry does not keep the {@code Coodie} from being collected. Thread-safe.
 */
public final class CoodieMeters implements MeterBinder {
  private final Coodie coodie;
  private final Tags tags;

  private CoodieMeters(Coodie coodie, Tags tags) {
    this.coodie = coodie;
    this.tags = tags;
  }

  /** Of one {@code Coodie}; give tags that tell several apart. */
  public static CoodieMeters of(Coodie coodie, Tag... tags) {
    return new CoodieMeters(coodie, Tags.of(tags));
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    bind(registry, "coodie.shapes", "shapes of statements", CoodieMetrics::allShapes);
    bind(
        registry,
        "coodie.prepared.statements",
        "prepared statements",
        CoodieMetrics::preparedStatements);
  }

  private void bind(
      MeterRegistry registry,
      String name,
      String what,
      Function<CoodieMetrics, CacheMetrics> cache) {
    Gauge.builder(name + ".size", coodie, value(cache, CacheMetrics::size))
        .description("How many " + what + " are kept")
        .tags(tags)
        .register(registry);
    lookups(registry, name, what, "hit", value(cache, CacheMetrics::hits));
    lookups(registry, name, what, "miss", value(cache, CacheMetrics::misses));
    FunctionCounter.builder(name + ".evictions", coodie, value(cache, CacheMetrics::evictions))
        .description("How many " + what + " were dropped since there were too many")
        .tags(tags)
        .register(registry);
  }

  private void lookups(
      MeterRegistry registry,
      String name,
      String what,
      String result,
      ToDoubleFunction<Coodie> count) {
    FunctionCounter.builder(name + ".lookups", coodie, count)
        .description("How often " + what + " were looked up")
        .tags(tags.and("result", result))
        .register(registry);
  }

  private static ToDoubleFunction<Coodie> value(
      Function<CoodieMetrics, CacheMetrics> cache, ToDoubleFunction<CacheMetrics> number) {
    return coodie -> number.applyAsDouble(cache.apply(coodie.metrics()));
  }
}
