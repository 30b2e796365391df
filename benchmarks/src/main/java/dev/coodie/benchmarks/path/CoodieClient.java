package dev.coodie.benchmarks.path;

import static java.time.temporal.ChronoUnit.MICROS;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.LwtResult;
import dev.coodie.Page;
import dev.coodie.PageToken;
import dev.coodie.Query;
import dev.coodie.batch.Batch;
import dev.coodie.benchmarks.Reading;
import dev.coodie.benchmarks.Reading_;
import dev.coodie.driver.CqlStatement;
import dev.coodie.javadriver.JavaDriver;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** coodie, through its asynchronous view. */
final class CoodieClient implements Client {
  private final Coodie coodie;
  private final Documents<Reading> readings;
  private final Documents<Passage> passages;
  private final Documents<Pet> pets;

  CoodieClient(CqlSession session) {
    this.coodie = Coodie.of(JavaDriver.of(session));
    this.readings = coodie.documents(Reading.class);
    this.passages = coodie.documents(Passage.class);
    this.pets = coodie.documents(Pet.class);
  }

  @Override
  public CompletionStage<?> insert(Reading reading) {
    return readings.async().save(reading);
  }

  @Override
  public CompletionStage<?> insertWithTtl(Reading reading, int seconds) {
    return readings.ttl(Duration.ofSeconds(seconds)).async().save(reading);
  }

  @Override
  public CompletionStage<?> insertAt(Reading reading, long micros) {
    return readings.timestamp(Instant.EPOCH.plus(micros, MICROS)).async().save(reading);
  }

  @Override
  public CompletionStage<?> update(String sensor, UUID event, String place) {
    return readings.at(Reading_.key(sensor, event)).async().update(Reading_.place.set(place));
  }

  @Override
  public CompletionStage<Boolean> insertIfNotExists(Reading reading) {
    return readings.async().insertIfNotExists(reading).thenApply(LwtResult::applied);
  }

  @Override
  public CompletionStage<Reading> get(String sensor, UUID event) {
    return readings.async().get(Reading_.key(sensor, event));
  }

  @Override
  public CompletionStage<List<Reading>> find(String sensor, int limit) {
    return of(sensor).limit(limit).async().all();
  }

  @Override
  public CompletionStage<List<Reading>> find(String sensor, List<UUID> events) {
    return of(sensor).where(Reading_.event.in(events)).async().all();
  }

  @Override
  public CompletionStage<List<Reading>> partition(String sensor) {
    return of(sensor).async().all();
  }

  @Override
  public CompletionStage<Portion> page(String sensor, int rows, @Nullable String token) {
    Query<Reading> query = of(sensor).pageSize(rows);
    CompletionStage<Page<Reading>> page =
        token == null ? query.async().page() : query.async().page(PageToken.parse(token));
    return page.thenApply(
        p -> new Portion(p.items(), p.next().map(PageToken::toString).orElse(null)));
  }

  @Override
  public CompletionStage<?> batch(List<Reading> documents) {
    List<CqlStatement> saves = new ArrayList<>(documents.size());
    for (Reading document : documents) {
      saves.add(readings.cql().save(document));
    }
    return coodie.async().execute(Batch.unlogged(saves));
  }

  @Override
  public CompletionStage<List<Passage>> nearest(float[] vector, int limit) {
    return passages.find().nearest(Passage_.meaning, vector).limit(limit).async().all();
  }

  @Override
  public CompletionStage<List<Pet>> pets(String owner) {
    return pets.find(Pet_.partition(owner)).async().all();
  }

  private Query<Reading> of(String sensor) {
    return readings.find(Reading_.partition(sensor));
  }
}
