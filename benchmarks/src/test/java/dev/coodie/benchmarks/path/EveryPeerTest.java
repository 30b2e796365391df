package dev.coodie.benchmarks.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.coodie.Coodie;
import dev.coodie.benchmarks.Reading;
import dev.coodie.benchmarks.ReadingIdioms;
import dev.coodie.benchmarks.Scores;
import dev.coodie.embedded.EmbeddedCassandra;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A comparison is fair when everybody does the same: writes equal cells, reads equal documents. */
class EveryPeerTest {
  private static final String KEYSPACE =
      "peers_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
  private static final int ROWS = 25;
  private static final String SENSOR = "filled";
  private static final String OWNER = "owner";

  private static final Map<Peer, Client> CLIENTS = new EnumMap<>(Peer.class);
  private static EmbeddedCassandra cassandra;
  private static CqlSession session;

  @BeforeAll
  static void start() throws InterruptedException {
    cassandra = EmbeddedCassandra.shared();
    try (CqlSession any = Sessions.openWithoutKeyspace(cassandra.contactPoints())) {
      fill(Tables.make(any, KEYSPACE));
    }
    session = Sessions.open(cassandra.contactPoints(), KEYSPACE);
    for (Peer peer : Peer.values()) {
      CLIENTS.put(peer, peer.make(session));
    }
  }

  @AfterAll
  static void stop() {
    session.execute("DROP KEYSPACE " + KEYSPACE);
    session.close();
    cassandra.close();
  }

  private static void fill(Coodie coodie) {
    for (int i = 0; i < ROWS; i++) {
      coodie.documents(Reading.class).save(Data.reading(SENSOR, i));
      coodie.documents(Passage.class).save(Data.passage(i));
      coodie.documents(Pet.class).save(Data.pet(OWNER, i));
    }
  }

  @ParameterizedTest
  @EnumSource
  void inserts_equal_cells(Peer peer) {
    Reading reading = Data.reading("insert-" + peer, 7);

    await(CLIENTS.get(peer).insert(reading));

    assertThat(stored(reading.sensor())).containsExactly(reading);
    assertThat(cell("ttl(place)", reading).isNull(0)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void inserts_with_the_ttl(Peer peer) {
    Reading reading = Data.reading("ttl-" + peer, 8);

    await(CLIENTS.get(peer).insertWithTtl(reading, 5_000));

    assertThat(stored(reading.sensor())).containsExactly(reading);
    assertThat(cell("ttl(place)", reading).getInt(0)).isBetween(4_000, 5_000);
  }

  @ParameterizedTest
  @EnumSource
  void inserts_with_the_timestamp(Peer peer) {
    Reading reading = Data.reading("timestamp-" + peer, 9);

    await(CLIENTS.get(peer).insertAt(reading, 1_795_356_000_123_456L));

    assertThat(stored(reading.sensor())).containsExactly(reading);
    assertThat(cell("writetime(place)", reading).getLong(0)).isEqualTo(1_795_356_000_123_456L);
  }

  @ParameterizedTest
  @EnumSource
  void updates_one_column(Peer peer) {
    Reading reading = Data.reading("update-" + peer, 10);
    await(CLIENTS.get(peer).insertAt(reading, 1_795_356_000_123_456L));

    await(CLIENTS.get(peer).update(reading.sensor(), reading.event(), "elsewhere"));

    assertThat(stored(reading.sensor())).extracting(Reading::place).containsExactly("elsewhere");
    assertThat(cell("writetime(unit)", reading).getLong(0)).isEqualTo(1_795_356_000_123_456L);
  }

  @ParameterizedTest
  @EnumSource
  void inserts_only_once_if_not_exists(Peer peer) {
    Reading reading = Data.reading("lwt-" + peer, 11);

    assertThat(await(CLIENTS.get(peer).insertIfNotExists(reading))).isTrue();
    assertThat(await(CLIENTS.get(peer).insertIfNotExists(reading))).isFalse();
    assertThat(stored(reading.sensor())).containsExactly(reading);
  }

  @ParameterizedTest
  @EnumSource
  void batches_equal_cells(Peer peer) {
    String sensor = "batch-" + peer;
    List<Reading> readings = readings(sensor, 10);

    await(CLIENTS.get(peer).batch(readings));

    assertThat(stored(sensor)).containsExactlyInAnyOrderElementsOf(readings);
  }

  @ParameterizedTest
  @EnumSource
  void gets_the_document(Peer peer) {
    assertThat(await(CLIENTS.get(peer).get(SENSOR, Data.event(3))))
        .isEqualTo(Data.reading(SENSOR, 3));
  }

  @ParameterizedTest
  @EnumSource
  void finds_the_same_documents(Peer peer) {
    Client client = CLIENTS.get(peer);
    List<Reading> all = readings(SENSOR, ROWS);

    assertThat(await(client.partition(SENSOR))).containsExactlyElementsOf(all);
    assertThat(await(client.find(SENSOR, 5))).containsExactlyElementsOf(all.subList(0, 5));
    assertThat(await(client.find(SENSOR, List.of(Data.event(2), Data.event(4)))))
        .containsExactly(all.get(2), all.get(4));
  }

  @ParameterizedTest
  @EnumSource
  void pages_from_where_the_token_says(Peer peer) {
    Client client = CLIENTS.get(peer);
    List<Reading> all = readings(SENSOR, ROWS);

    Client.Portion first = await(client.page(SENSOR, 10, null));
    Client.Portion second = await(client.page(SENSOR, 10, first.next()));
    Client.Portion last = await(client.page(SENSOR, 10, second.next()));

    assertThat(first.items()).containsExactlyElementsOf(all.subList(0, 10));
    assertThat(second.items()).containsExactlyElementsOf(all.subList(10, 20));
    assertThat(last.items()).containsExactlyElementsOf(all.subList(20, ROWS));
    assertThat(last.next()).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void finds_the_nearest_first(Peer peer) {
    List<Passage> nearest =
        await(CLIENTS.get(peer).nearest(Data.vector(6), 3)).stream()
            .map(EveryPeerTest::passage)
            .toList();

    assertThat(nearest).hasSize(3);
    assertThat(nearest.get(0)).usingRecursiveComparison().isEqualTo(Data.passage(6));
  }

  @ParameterizedTest
  @EnumSource
  void reads_each_pet_as_its_type(Peer peer) {
    List<Pet> expected =
        IntStream.range(0, ROWS).mapToObj(number -> Data.pet(OWNER, number)).toList();

    assertThat(await(CLIENTS.get(peer).pets(OWNER))).containsExactlyElementsOf(expected);
  }

  @ParameterizedTest
  @EnumSource(names = {"COODIE", "DRIVER_MAPPER"})
  void prepares_as_many_statements_as_there_are_shapes(Peer peer) throws InterruptedException {
    Scores scores = new Scores();
    // coodie prepares a text to learn its types, and again with a comment that tells them.
    double each = peer == Peer.COODIE ? 2 : 1;

    PreparedStage.count(cassandra.contactPoints(), KEYSPACE + "p", peer, scores, 10);

    for (Shape shape : Shape.values()) {
      assertThat(
              scores.median(
                  PreparedStage.GROUP, shape.label(), peer.name(), PreparedStage.STATEMENTS))
          .as(shape.label())
          .hasValue(each);
    }
    session.execute("DROP KEYSPACE " + KEYSPACE + "p");
  }

  private static Passage passage(Object own) {
    if (own instanceof MappedPassage mapped) {
      return new Passage(mapped.id(), mapped.text(), IdiomMapping.floats(mapped.meaning()));
    }
    return own instanceof SpringPassage spring
        ? new Passage(spring.id(), spring.text(), spring.meaning().toFloatArray())
        : (Passage) own;
  }

  private static List<Reading> readings(String sensor, int count) {
    return IntStream.range(0, count).mapToObj(i -> Data.reading(sensor, i)).toList();
  }

  private static List<Reading> stored(String sensor) {
    List<Reading> stored = new ArrayList<>();
    session
        .execute(Cql.PARTITION.replace("?", "'" + sensor + "'"))
        .forEach(row -> stored.add(ReadingIdioms.read(row)));
    return stored;
  }

  private static Row cell(String selected, Reading reading) {
    return session
        .execute("SELECT " + selected + " FROM reading WHERE sensor = ?", reading.sensor())
        .one();
  }

  private static <T> T await(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }
}
