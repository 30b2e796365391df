package dev.coodie;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.coodie.annotation.Similarity;
import dev.coodie.batch.Batch;
import dev.coodie.bulk.Bulk;
import dev.coodie.bulk.BulkProgress;
import dev.coodie.bulk.BulkResult;
import dev.coodie.bulk.BulkRun;
import dev.coodie.bulk.Outcomes;
import dev.coodie.column.ClusteringColumn;
import dev.coodie.column.Condition;
import dev.coodie.column.Converter;
import dev.coodie.column.Fit;
import dev.coodie.column.GivenConverter;
import dev.coodie.column.JavaTypes;
import dev.coodie.column.Mapping;
import dev.coodie.column.PartitionColumn;
import dev.coodie.column.PlainColumn;
import dev.coodie.column.Select;
import dev.coodie.column.UdtField;
import dev.coodie.column.ValueType;
import dev.coodie.column.VectorColumn;
import dev.coodie.driver.Consistency;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.ResultColumns.ResultColumn;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import dev.coodie.driver.StatementOptions;
import dev.coodie.error.CoodieException;
import dev.coodie.error.StatementException;
import dev.coodie.model.DocumentModel;
import dev.coodie.model.DocumentModelBuilder;
import dev.coodie.observe.SlowOperations;
import dev.coodie.scan.ScanCheckpoint;
import dev.coodie.scan.ScanPart;
import dev.coodie.schema.definition.KeyspaceOptions;
import dev.coodie.schema.definition.Replication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Raises every error that the sources of this module know. */
class ErrorsTest {
  private static final String SECRET = "s3cr3t";
  private static final Event EVENT = Event.numbered(1);
  private static final Documents<Event> EVENTS =
      Coodie.of(TestDriver.empty()).documents(Event.class);
  private static final Coodie COODIE = Coodie.of(TestDriver.empty());
  private static final Documents<Measure> MEASURES = COODIE.documents(Measure.class);
  private static final Documents<Product> PRODUCTS = COODIE.documents(Product.class);

  private static final ByteBuffer SMALL = ValueType.TEXT.encode("4");

  /** A user-defined type of one primitive. */
  private static final ValueType<Integer> COUNT =
      ValueType.udt(
          Integer.class,
          "t",
          List.of(new UdtField<>("a", ValueType.INT)),
          Mapping.of(in -> in.getInt(0), (value, out) -> out.setInt(0, value)));

  /** Ids that no case here raises, and where they are raised. */
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("coodie-250", "ListsTest of the integration tests, with a static list"),
          Map.entry("coodie-287", "ConstraintsTest, with a class path that lacks jakarta.el"),
          Map.entry("coodie-501", "coodie-driver, FatesTest; known here by its id"),
          Map.entry("coodie-513", "coodie-driver, FatesTest; known here by its id"),
          Map.entry("coodie-518", "coodie-driver, FatesTest; known here by its id"),
          Map.entry("coodie-519", "coodie-driver, RoomTest; known here by its id"),
          Map.entry("coodie-290", "MaskedColumnsTest, with roles of a server"),
          Map.entry("coodie-291", "WriteGuardTest"),
          Map.entry("coodie-508", "MasksTest, with a server that has no masks"),
          Map.entry("coodie-703", "SchemaTest, with the answers of a server"),
          Map.entry("coodie-704", "SchemaTest, with the answers of a server"),
          Map.entry("coodie-705", "SchemaTest, with nodes that never agree"),
          Map.entry("coodie-706", "DdlTest"),
          Map.entry("coodie-707", "CapabilitiesTest, with servers of several versions"),
          Map.entry("coodie-708", "CapabilitiesTest, with servers of several versions"),
          Map.entry("coodie-709", "IndexPlanTest, with the answers of a server"),
          Map.entry("coodie-710", "IndexPlanTest"),
          Map.entry("coodie-711", "ViewPlanTest, with the answers of a server"),
          Map.entry("coodie-712", "ViewPlanTest, with the answers of a server"),
          Map.entry("coodie-713", "ViewPlanTest, with the answers of a server"),
          Map.entry("coodie-714", "ViewPlanTest, with the answers of a server"),
          Map.entry("coodie-715", "UserTypesTest"),
          Map.entry("coodie-719", "ChangesTest of internal.plan"),
          Map.entry("coodie-720", "ChangesTest of internal.plan"),
          Map.entry("coodie-721", "ChangesTest of internal.plan"),
          Map.entry("coodie-751", "KeyspacePlanTest, with the answers of a server"),
          Map.entry("coodie-752", "KeyspacePlanTest, with the answers of a server"),
          Map.entry("coodie-753", "CapabilitiesTest, with servers of several versions"),
          Map.entry("coodie-748", "ThawedTypesTest"),
          Map.entry("coodie-626", "NullArgumentsTest, with null in every place"),
          Map.entry("coodie-624", "ModularApplicationTest of the integration tests"),
          Map.entry("coodie-1324", "TransactionsTest of the integration tests, with a new field"),
          Map.entry("coodie-740", "SchemaLockTimesTest, with another holder"),
          Map.entry("coodie-741", "SchemaLockTimesTest, with a lock that was lost"),
          Map.entry("coodie-742", "SchemaApplyTest, with a server that refuses the table"),
          Map.entry("coodie-744", "SchemaApplyTest, with a statement that fails"));

  private static final ValueType<String> THROWING =
      ValueType.TEXT.converted(
          String.class,
          new Converter<>() {
            @Override
            public String toCql(String value) {
              throw new IllegalStateException(value);
            }

            @Override
            public String fromCql(String value) {
              throw new IllegalStateException(value);
            }
          });

  private static final ValueType<String> GIVEN =
      ValueType.TEXT.converted(String.class, GivenConverter.of(NeverGiven.class));

  @ParameterizedTest(name = "{0}")
  @MethodSource({
    "documents",
    "conditions",
    "queries",
    "writes",
    "batches",
    "bulks",
    "results",
    "raw",
    "scans",
    "setup",
    "transactions"
  })
  void an_error_has_its_id_and_no_value(String id, ThrowingCallable cause) {
    Throwable error = catchThrowable(cause);

    assertThat(error).isInstanceOf(CoodieException.class);
    assertThat(((CoodieException) error).id()).isEqualTo(id);
    assertThat(error).hasMessageEndingWith("[" + id + "]").hasMessageNotContaining(SECRET);
    assertThat(error.getMessage()).containsOnlyOnce("[coodie-");
  }

  @Test
  void every_id_has_a_case() {
    Set<String> raised = new TreeSet<>(ELSEWHERE.keySet());
    Stream.of(
            documents(),
            conditions(),
            queries(),
            writes(),
            batches(),
            bulks(),
            results(),
            raw(),
            scans(),
            setup(),
            transactions())
        .flatMap(cases -> cases)
        .forEach(arguments -> raised.add((String) arguments.get()[0]));

    assertThat(raised).isEqualTo(idsInSources());
  }

  private static Set<String> idsInSources() {
    Pattern id = Pattern.compile("\"(coodie-\\d+)\"");
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      Set<String> ids = new TreeSet<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        id.matcher(Files.readString(file)).results().forEach(match -> ids.add(match.group(1)));
      }
      return ids;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<Arguments> transactions() {
    return TransactionErrors.all();
  }

  static Stream<Arguments> documents() {
    PlainColumn<Product, String> plain = PlainColumn.of(Product.class, "a", ValueType.TEXT);
    return Stream.of(
        error("coodie-101", () -> build(builder().column(plain))),
        error("coodie-292", () -> builder().column(plain).masked(plain, "(; DROP TABLE a")),
        error("coodie-151", () -> COODIE.documents(Pet.class).save(new Pet.Fish(1, SECRET))),
        error(
            "coodie-158",
            () ->
                COODIE
                    .documents(Measure.class)
                    .save(new Measure(SECRET, Event.DAY.plusDays(1), Measure.TIME, 1))),
        error(
            "coodie-159", () -> COODIE.documents(Person.class).save(Person.GOOD.withName(SECRET))),
        error(
            "coodie-286",
            () -> COODIE.documents(Person.class).save(Person.GOOD.withMood("broken"))),
        error(
            "coodie-1210",
            () ->
                Coodie.of(
                        TestDriver.empty(),
                        CoodieConfig.defaults().beforeSave(Person.class, person -> null))
                    .documents(Person.class)
                    .save(Person.GOOD)),
        error(
            "coodie-1211",
            () -> memos(CoodieConfig.defaults()).save(new Memo(1, SECRET).withoutAudit())),
        error(
            "coodie-1212",
            () -> memos(CoodieConfig.defaults()).insertIfNotExists(new Memo(1, SECRET))),
        error(
            "coodie-1213",
            () ->
                memos(CoodieConfig.defaults().currentUser(String.class, nobody()))
                    .insertIfNotExists(new Memo(1, SECRET))),
        error(
            "coodie-1214",
            () -> memos(CoodieConfig.defaults().currentUser(Integer.class, () -> 5))),
        error("coodie-152", () -> PRODUCTS.save(new Product(null, SECRET, Product.Color.RED))),
        error(
            "coodie-153",
            () ->
                DocumentModel.builder(Pet.class, "pets")
                    .variant(Pet_Cat_.MODEL)
                    .variant(
                        DocumentModel.builder(Pet.Dog.class, "pets")
                            .partitionKey(PartitionColumn.of(Pet.Dog.class, "id", ValueType.TEXT))
                            .variantOf("pet_type", "dog", false)
                            .build(cells -> new Pet.Dog(1, null, null), (dog, out) -> {}))
                    .buildHierarchy("pet_type", false, true)));
  }

  private static Documents<Memo> memos(CoodieConfig config) {
    return Coodie.of(TestDriver.empty(), config).documents(Memo.class);
  }

  @SuppressWarnings("NullAway") // what a wrong application gives
  private static Supplier<String> nobody() {
    return () -> null;
  }

  private static Query<Draft> near() {
    return COODIE.documents(Draft.class).find().nearest(Draft_.meaning, new float[] {1, 2});
  }

  private static Documents<Draft> rejected() {
    return Coodie.of(
            new TestDriver(
                statement ->
                    CompletableFuture.completedFuture(
                        statement.conditional()
                            ? VersionTest.applied(false)
                            : TestDriver.page(Draft_.MODEL, new Draft(1, SECRET, 3)))))
        .documents(Draft.class);
  }

  private static DocumentModelBuilder<Product> builder() {
    return DocumentModel.builder(Product.class, "product");
  }

  private static void build(DocumentModelBuilder<Product> builder) {
    assertThat(builder.build(cells -> Product.numbered(1), (product, out) -> {})).isNotNull();
  }

  static Stream<Arguments> conditions() {
    ValueType<Map<String, Object>> udt =
        dynamic(ValueType.dynamicUdt("t", List.of(new UdtField<>("a", ValueType.TEXT))));
    ValueType<?> other = ValueType.dynamicUdt("t", List.of(new UdtField<>("b", ValueType.TEXT)));
    ValueType<?> more =
        ValueType.dynamicUdt(
            "t", List.of(new UdtField<>("a", ValueType.INT), new UdtField<>("b", ValueType.TEXT)));
    ByteBuffer secret = ValueType.TEXT.encode(SECRET);
    return Stream.of(
        error("coodie-201", () -> EVENTS.column("servce").isNull()),
        error("coodie-202", () -> Event_.seq.in(List.of())),
        error("coodie-203", () -> Event_.notes.setAt(-1, SECRET)),
        error("coodie-204", () -> EVENTS.token().after(Event_.service.eq(SECRET))),
        error("coodie-205", () -> Event_.kind.in(Arrays.asList(SECRET, null))),
        error("coodie-205", () -> Event_.kind.between(SECRET, null)),
        error("coodie-1517", () -> Condition.all()),
        error("coodie-1519", () -> StatementOptions.DEFAULT.withTimestamp(1_796_137_413_000L)),
        error(
            "coodie-247",
            () -> EVENTS.token().upTo(Event_.service.eq(null).and(Event_.dayBucket.eq(Event.DAY)))),
        error("coodie-206", () -> EVENTS.column("kind").contains(SECRET)),
        error(
            "coodie-207",
            () ->
                EVENTS.find(PlainColumn.of(Event.class, "level", ValueType.TEXT).eq(SECRET)).all()),
        error("coodie-208", () -> EVENTS.find(Event_.kind.eq(null)).all()),
        error("coodie-208", () -> EVENTS.find(Event_.kind.isNull()).all()),
        error(
            "coodie-627",
            () -> EVENTS.at(EVENT).onlyIf(Event_.kind.notIn(SECRET)).update(Event_.level.set(1))),
        error(
            "coodie-543",
            () ->
                COODIE.documents(Checked.class).at(Checked_.id.eq(1)).update(Checked_.size.set(2))),
        error("coodie-209", () -> EVENTS.find(Event_.kind.isNotNull()).all()),
        error("coodie-210", () -> EVENTS.column("level").eq(SECRET)),
        error("coodie-210", () -> EVENTS.column("level").in(1, SECRET)),
        error("coodie-211", () -> Event_.notes.append(Arrays.asList(SECRET, null))),
        error("coodie-211", () -> Event_.notes.prepend(Arrays.asList(SECRET, null))),
        error("coodie-211", () -> Event_.notes.remove(Arrays.asList(SECRET, null))),
        error("coodie-211", () -> Event_.notes.set(Arrays.asList(SECRET, null))),
        error("coodie-211", () -> Event_.tags.add(Arrays.asList(SECRET, null))),
        error("coodie-212", () -> ValueType.ASCII.encode(SECRET + "ä")),
        error("coodie-212", () -> EVENTS.column("level").eq(1L << 40)),
        error("coodie-213", () -> ValueType.floatVector(3).encode(new float[] {1})),
        error("coodie-214", () -> udt.check(Map.of("b", SECRET))),
        error("coodie-219", () -> Fit.of(ValueType.TEXT, ValueType.INT).toServer(secret)),
        error("coodie-220", () -> Fit.of(udt, other).toServer(udt.encode(Map.of("a", SECRET)))),
        error("coodie-267", () -> Fit.of(COUNT, more).toServer(COUNT.encode(1))));
  }

  @SuppressWarnings("unchecked") // only so that a null need not be written
  private static ValueType<Map<String, Object>> dynamic(ValueType<?> type) {
    return (ValueType<Map<String, Object>>) type;
  }

  static Stream<Arguments> queries() {
    PageToken token =
        Coodie.of(
                TestDriver.answering(
                    TestDriver.page(
                        Product_.MODEL,
                        List.of(Product.numbered(1)),
                        ByteBuffer.wrap(new byte[] {1}))))
            .documents(Product.class)
            .find()
            .page()
            .next()
            .orElseThrow();
    CoodieConfig signed = CoodieConfig.defaults().pageTokenKey("0123456789abcdef".getBytes(UTF_8));
    return Stream.of(
        error("coodie-221", () -> EVENTS.keyspace(" ")),
        error("coodie-221", () -> COODIE.schema().dropKeyspace("k".repeat(49))),
        error("coodie-289", () -> EVENTS.ttl(Duration.ZERO)),
        error("coodie-222", () -> EVENTS.ttl(Duration.ofSeconds(-1))),
        error("coodie-222", () -> EVENTS.ttl(Duration.ofMillis(1_500))),
        error("coodie-222", () -> EVENTS.ttl(Duration.ofDays(20 * 365 + 1))),
        error("coodie-223", () -> EVENTS.serialConsistency(Consistency.QUORUM)),
        error("coodie-224", () -> EVENTS.timeout(Duration.ZERO)),
        error("coodie-234", () -> EVENTS.timestamp(Instant.MAX)),
        error("coodie-224", () -> EVENTS.find().timeout(Duration.ofSeconds(-1))),
        error("coodie-215", () -> Select.call("f(", ValueType.INT)),
        error("coodie-216", () -> Select.ttl(Event_.tags)),
        error("coodie-216", () -> Select.writeTime(Event_.notes)),
        error("coodie-216", () -> Select.writeTime(Draft_.place)),
        error("coodie-227", () -> EVENTS.find().limit(1).sum(Event_.level)),
        error("coodie-235", () -> EVENTS.find().groupBy(Event_.kind).all()),
        error("coodie-236", () -> EVENTS.find().groupBy(Event_.service).count()),
        error("coodie-236", () -> EVENTS.find().distinct().max(Event_.kind)),
        error("coodie-237", () -> near().all()),
        error("coodie-238", () -> near().limit(1).page()),
        error(
            "coodie-239",
            () ->
                EVENTS
                    .find()
                    .nearest(VectorColumn.of(Event.class, "path", Event_.path.type()), List.of(1))
                    .orderBy(Event_.eventTime.asc())
                    .limit(1)
                    .all()),
        error("coodie-240", () -> COODIE.documents(Draft.class).find().scored()),
        error("coodie-248", () -> EVENTS.find().distinct().all()),
        error("coodie-248", () -> EVENTS.find().distinct().rows(Event_.service)),
        error("coodie-415", () -> EVENTS.find().sum(Event_.level)),
        error(
            "coodie-258",
            () ->
                COODIE
                    .documents(Draft.class)
                    .find()
                    .rows(
                        Select.similarity(Similarity.COSINE, Draft_.meaning, new float[] {1, 2}),
                        Select.similarity(Similarity.COSINE, Draft_.meaning, new float[] {2, 1}))),
        error("coodie-225", () -> EVENTS.find().rows()),
        error("coodie-226", () -> EVENTS.find().limit(0)),
        error("coodie-226", () -> EVENTS.find().perPartitionLimit(-1)),
        error("coodie-226", () -> EVENTS.find().pageSize(0)),
        error("coodie-227", () -> EVENTS.find().limit(1).count()),
        error("coodie-227", () -> EVENTS.find().perPartitionLimit(1).count()),
        error("coodie-228", () -> COODIE.documents(Pet.Cat.class).find().all()),
        error(
            "coodie-229",
            () ->
                EVENTS
                    .find()
                    .orderBy(ClusteringColumn.of(Event.class, "kind", ValueType.TEXT).asc())
                    .all()),
        error("coodie-229", () -> EVENTS.find().orderBy(EVENTS.column("level").desc()).all()),
        error("coodie-230", () -> EVENTS.find().as(ProductName.class)),
        error("coodie-231", () -> PageToken.parse(SECRET)),
        error(
            "coodie-232",
            () ->
                Coodie.of(TestDriver.empty(), signed).documents(Product.class).find().page(token)),
        error("coodie-233", () -> PRODUCTS.find(Product_.name.eq(SECRET)).page(token)));
  }

  static Stream<Arguments> writes() {
    Documents<Event> timed = EVENTS.timestamp(Instant.EPOCH);
    return Stream.of(
        error("coodie-249", () -> EVENTS.saveChanges(EVENT, Event.numbered(2))),
        error("coodie-251", () -> COODIE.documents(Pet.Cat.class).saveJson(SECRET)),
        error("coodie-251", () -> COODIE.documents(Draft.class).saveJson(SECRET)),
        error("coodie-251", () -> COODIE.documents(Measure.class).saveJson(SECRET)),
        error("coodie-252", () -> EVENTS.find().between(Event.TIME, Event.TIME.plusSeconds(1))),
        error(
            "coodie-253",
            () ->
                MEASURES
                    .find(Measure_.sensor.eq(SECRET))
                    .orderBy(Measure_.time.asc())
                    .between(Event.TIME, Event.TIME.plusSeconds(1))),
        error(
            "coodie-254",
            () -> MEASURES.find(Measure_.sensor.eq(SECRET)).between(Event.TIME, Event.TIME)),
        error(
            "coodie-255",
            () ->
                MEASURES
                    .find(Measure_.sensor.eq(SECRET))
                    .between(Event.TIME, Event.TIME.plus(Duration.ofDays(100_001)))),
        error("coodie-256", () -> MEASURES.find().between(Event.TIME, Event.TIME.plusSeconds(1))),
        error(
            "coodie-256",
            () ->
                MEASURES
                    .find(Measure_.sensor.eq(SECRET), Measure_.day.eq(Event.DAY))
                    .between(Event.TIME, Event.TIME.plusSeconds(1))),
        error(
            "coodie-257",
            () -> {
              Counters<Hits> hits = COODIE.counters(Hits.class);
              hits.at(Hits_.key(SECRET, 1)).update(hits.column("views").set(1L));
            }),
        error("coodie-303", () -> rejected().save(new Draft(1, SECRET, 3))),
        error("coodie-303", () -> rejected().save(new Draft(1, SECRET, 0))),
        error(
            "coodie-304",
            () -> rejected().compareAndSet(Draft_.id.eq(1), d -> new Draft(1, "b", 3))),
        error("coodie-716", () -> COODIE.documents(Pet.Cat.class).truncate()),
        error("coodie-241", () -> EVENTS.at(EVENT).update()),
        error("coodie-260", () -> EVENTS.at(EVENT).ifExists().update(Event_.owner.set(SECRET))),
        error("coodie-260", () -> EVENTS.at(EVENT).ifExists().delete(Event_.owner)),
        error(
            "coodie-269",
            () ->
                COODIE
                    .documents(Draft.class)
                    .find()
                    .nearest(Draft_.meaning, new float[] {1, Float.NaN})),
        error(
            "coodie-270",
            () ->
                EVENTS
                    .find(Event_.service.in(SECRET, "b"), Event_.dayBucket.eq(Event.DAY))
                    .orderBy(Event_.eventTime.asc())
                    .all()),
        error("coodie-241", () -> EVENTS.at(EVENT).ifExists().update()),
        error(
            "coodie-242",
            () -> EVENTS.at(EVENT).update(Event_.kind.set(SECRET), Event_.kind.set(SECRET))),
        error(
            "coodie-242",
            () -> EVENTS.at(EVENT).update(Event_.counts.put(SECRET, 1), Event_.counts.set(null))),
        error("coodie-243", () -> EVENTS.at(EVENT).update(EVENTS.column("service").set(SECRET))),
        error("coodie-243", () -> EVENTS.at(EVENT).delete(Event_.seq)),
        error("coodie-244", () -> EVENTS.at(Event_.key(), Event_.kind.eq(SECRET)).delete()),
        error("coodie-245", () -> EVENTS.at(Event_.service.eq(SECRET)).delete()),
        error("coodie-245", () -> EVENTS.at(Event_.partition()).update(Event_.kind.set(SECRET))),
        error("coodie-245", () -> EVENTS.at(Event_.partition()).ifExists().delete()),
        error("coodie-245", () -> EVENTS.at().delete()),
        error("coodie-245", () -> EVENTS.at(Event_.partition(), Event_.seq.eq(1)).delete()),
        error("coodie-285", () -> EVENTS.find(Event_.service.eq(SECRET)).all()),
        error("coodie-285", () -> EVENTS.find(Event_.seq.eq(1)).count()),
        error("coodie-285", () -> EVENTS.find(Event_.partition(), Event_.seq.eq(1)).exists()),
        error("coodie-246", () -> timed.insertIfNotExists(EVENT)),
        error("coodie-246", () -> timed.at(EVENT).ifExists().delete()),
        error(
            "coodie-246",
            () -> timed.at(EVENT).onlyIf(Event_.level.eq(1)).update(Event_.kind.set(SECRET))));
  }

  static Stream<Arguments> batches() {
    CqlStatement save = PRODUCTS.cql().save(new Product(1L, SECRET, Product.Color.RED));
    CqlStatement other = PRODUCTS.cql().save(new Product(2L, SECRET, Product.Color.RED));
    CqlStatement insert = PRODUCTS.cql().insertIfNotExists(Product.numbered(3));
    CqlStatement large =
        PRODUCTS.cql().save(new Product(4L, SECRET.repeat(9_000), Product.Color.RED));
    CqlStatement count = COODIE.counters(Hits.class).at(Hits_.key(SECRET, 1)).cql().delete();
    CqlStatement slow = PRODUCTS.timeout(Duration.ofSeconds(9)).cql().save(Product.numbered(5));
    return Stream.of(
        error(
            "coodie-259",
            () ->
                COODIE.execute(
                    Batch.logged(
                        EVENTS.at(EVENT).cql().update(Event_.notes.set(List.of(SECRET))),
                        EVENTS.at(EVENT).cql().update(Event_.notes.set(List.of("b")))))),
        error("coodie-271", () -> COODIE.execute(Batch.conditional()).applied()),
        error("coodie-272", () -> COODIE.execute(Batch.logged(save, PRODUCTS.find().cql().all()))),
        error("coodie-272", () -> COODIE.execute(Batch.unlogged(CqlStatement.of("\n select 1")))),
        error("coodie-273", () -> COODIE.execute(Batch.logged(save, count))),
        error("coodie-273", () -> COODIE.execute(Batch.unlogged(count))),
        error("coodie-273", () -> COODIE.execute(Batch.conditional(count))),
        error("coodie-274", () -> COODIE.execute(Batch.counter(count, save))),
        error("coodie-275", () -> COODIE.execute(Batch.logged(save, insert))),
        error("coodie-275", () -> COODIE.execute(Batch.unlogged(insert))),
        error("coodie-276", () -> COODIE.execute(Batch.conditional(insert, save))),
        error(
            "coodie-277", () -> COODIE.execute(Batch.unlogged(Collections.nCopies(65_536, save)))),
        error("coodie-278", () -> COODIE.execute(Batch.logged(large, other))),
        error(
            "coodie-279", () -> COODIE.execute(Batch.logged(slow).timeout(Duration.ofSeconds(2)))),
        error("coodie-280", () -> COODIE.execute(Batch.conditional(save))),
        error(
            "coodie-281",
            () -> COODIE.execute(Batch.counter(count).timestamp(Instant.ofEpochSecond(1)))),
        error("coodie-282", () -> CoodieConfig.defaults().batchSize(0, 1)),
        error("coodie-282", () -> CoodieConfig.defaults().batchSize(2, 1)),
        error("coodie-625", () -> CoodieConfig.defaults().statementMemory(1_048_575)),
        error("coodie-560", () -> SlowOperations.from(Duration.ZERO)),
        error("coodie-283", () -> COODIE.documents(Hits.class)),
        error("coodie-283", () -> COODIE.documents(ProductByColor.class)),
        error("coodie-283", () -> COODIE.counters(Product.class)),
        error("coodie-283", () -> COODIE.counters(ProductByColor.class)),
        error("coodie-283", () -> COODIE.views(Product.class)),
        error("coodie-283", () -> COODIE.views(Hits.class)),
        error(
            "coodie-284",
            () ->
                Coodie.of(statement -> CompletableFuture.completedFuture(ResultPage.empty()))
                    .execute(Batch.logged(save))));
  }

  static Stream<Arguments> results() {
    Row text = row("other", ValueType.TEXT, ValueType.TEXT.encode(SECRET));
    Row product = productRow(ValueType.TEXT.encode(SECRET));
    TestDriver two =
        TestDriver.answering(
            TestDriver.page(Product_.MODEL, Product.numbered(1), Product.numbered(2)));
    return Stream.of(
        error("coodie-261", () -> text.get("name")),
        error("coodie-262", () -> text.get("other", Integer.class)),
        error("coodie-288", () -> untold().current(Event_.owner)),
        error("coodie-301", () -> PRODUCTS.get(Product_.id.eq(1L))),
        error("coodie-301", () -> PRODUCTS.find().one()),
        error("coodie-302", () -> products(two).get(Product_.id.eq(1L))),
        error("coodie-302", () -> products(two).findOne()),
        error("coodie-302", () -> products(two).find().atMostOne()),
        error("coodie-305", () -> EVENTS.read(rowless())),
        error("coodie-1551", () -> ranked().page()),
        error("coodie-401", () -> ValueType.INT.decode(ByteBuffer.wrap(new byte[3]))),
        error("coodie-402", () -> row("n", ValueType.INT, null).getInt(0)),
        error("coodie-403", () -> ValueType.TEXT.decode(ByteBuffer.wrap(new byte[] {-1}))),
        error("coodie-404", () -> product.get(Product_.color)),
        error("coodie-416", () -> text.get("other", COUNT)),
        error("coodie-417", () -> COUNT.decode(ByteBuffer.allocate(0))),
        error("coodie-418", () -> row("level", ValueType.TEXT, SMALL).get(Event_.level)),
        error("coodie-405", () -> ValueType.TIME.decode(ValueType.BIGINT.encode(-1L))),
        error("coodie-406", () -> row("n", ValueType.INT, ByteBuffer.allocate(0)).getInt(0)),
        error("coodie-407", () -> THROWING.decode(ValueType.TEXT.encode(SECRET))),
        error("coodie-408", () -> JavaTypes.LOCALE.decode(ValueType.TEXT.encode("a " + SECRET))),
        error("coodie-409", () -> THROWING.encode(SECRET)),
        error("coodie-410", () -> GIVEN.encode(SECRET)),
        error("coodie-411", () -> PRODUCTS.read(product)),
        error("coodie-412", () -> COODIE.documents(Pet.class).read(petRow())),
        error("coodie-413", () -> PRODUCTS.read(text)),
        error("coodie-414", () -> PRODUCTS.read(wrongId())));
  }

  static Stream<Arguments> bulks() {
    Bulk<Product> bulk = PRODUCTS.bulk();
    Bulk<Product> failing = products(TestDriver.failing(new IllegalStateException(SECRET))).bulk();
    Supplier<Stream<Product>> endless = () -> Stream.generate(() -> Product.numbered(1));
    return Stream.of(
        error("coodie-521", () -> failing.saveAll(List.of(Product.numbered(1)))),
        error("coodie-522", () -> bulk.saveAll(() -> failingIterator())),
        error("coodie-523", () -> cancelled(bulk.async().saveAll(endless.get()))),
        error("coodie-524", () -> interrupted(() -> bulk.saveAll(endless.get()))),
        error("coodie-525", () -> bulk.onProgress(ErrorsTest::fail).saveAll(List.of())),
        error("coodie-526", () -> bulk.inFlight(0)),
        error("coodie-526", () -> bulk.inFlight(10_001)),
        error("coodie-526", () -> bulk.retries(-1)),
        error("coodie-526", () -> bulk.retries(101)),
        error(
            "coodie-527", () -> firstFailure(bulk.outcomes().saveAll(Collections.singleton(null)))),
        error(
            "coodie-528",
            () -> bulk.executor(ErrorsTest::refuse).async().saveAll(endless.get()).await()),
        error("coodie-529", ErrorsTest::closedDuringABulkOperation));
  }

  private static void closedDuringABulkOperation() {
    Coodie coodie = Coodie.of(statement -> CompletableFuture.completedFuture(ResultPage.empty()));
    coodie
        .documents(Product.class)
        .bulk()
        .saveAll(
            Stream.generate(() -> Product.numbered(1))
                .peek(
                    product -> {
                      coodie.close();
                    }));
  }

  private static void firstFailure(Outcomes<Product, Product> outcomes) throws Throwable {
    throw outcomes.stream().findFirst().orElseThrow().failure().orElseThrow();
  }

  private static Iterator<Product> failingIterator() {
    throw new IllegalStateException(SECRET);
  }

  private static void fail(BulkProgress progress) {
    throw new IllegalStateException(SECRET);
  }

  private static void refuse(Runnable task) {
    throw new RejectedExecutionException(SECRET);
  }

  private static void cancelled(BulkRun<BulkResult> run) {
    run.cancel();
    run.await();
  }

  private static void interrupted(Runnable call) {
    Thread.currentThread().interrupt();
    try {
      call.run();
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  static Stream<Arguments> raw() {
    TestDriver knowing = TestDriver.empty();
    knowing.markers = List.of(ValueType.INT);
    Coodie coodie = Coodie.of(knowing);
    return Stream.of(
        error("coodie-263", () -> coodie.execute(" ")),
        error("coodie-263", () -> coodie.stream("\n")),
        error("coodie-264", () -> coodie.execute("SELECT ?", 1, 2)),
        error("coodie-265", () -> coodie.execute("SELECT ?", SECRET)),
        error("coodie-266", () -> COODIE.execute("SELECT ?", new AtomicReference<>(SECRET))));
  }

  static Stream<Arguments> scans() {
    TestDriver failing =
        TestDriver.failing(new StatementException("coodie-508", "Refused.", "SELECT", null));
    return Stream.of(
        error("coodie-531", () -> products(failing).scan().count()),
        error("coodie-532", ErrorsTest::interruptedScan),
        error("coodie-533", () -> COODIE.scan("ks", "no_table").count()),
        error("coodie-534", () -> ScanCheckpoint.parse(SECRET)),
        error(
            "coodie-535",
            () ->
                PRODUCTS.scan().from(EVENTS.scan().forEach(e -> {}).checkpoint()).forEach(p -> {})),
        error("coodie-536", () -> PRODUCTS.scan().parallelism(0)),
        error("coodie-536", () -> PRODUCTS.scan().parallelism(1_025)),
        error("coodie-536", () -> PRODUCTS.scan().ranges(0)),
        error("coodie-536", () -> PRODUCTS.scan().equalRanges(1_000_001)),
        error("coodie-861", () -> PRODUCTS.scan().reportsEvery(Duration.ofNanos(-1))),
        error("coodie-538", () -> COODIE.scan("ks", "product").as(ProductName.class)),
        error("coodie-539", () -> PRODUCTS.scan().onCheckpoint(c -> {}).count()),
        error("coodie-540", () -> PRODUCTS.scan().executor(ErrorsTest::refuse).forEach(p -> {})),
        error("coodie-536", () -> PRODUCTS.scan().split(0)),
        error("coodie-576", () -> ScanPart.parse(SECRET)),
        error(
            "coodie-577",
            () -> PRODUCTS.scan().from(EVENTS.scan().split(1).get(0)).forEach(p -> {})),
        error("coodie-578", () -> ScanPart.join(List.of())),
        error("coodie-579", () -> PRODUCTS.scan().from(PRODUCTS.scan().split(1).get(0)).split(2)));
  }

  private static void interruptedScan() {
    TestDriver silent = new TestDriver(statement -> new CompletableFuture<>());
    Thread.currentThread().interrupt();
    try {
      products(silent).scan().forEach(p -> {});
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  static Stream<Arguments> setup() {
    Coodie closed = Coodie.of(TestDriver.empty());
    closed.close();
    return Stream.of(
        error("coodie-509", ErrorsTest::interrupted),
        error("coodie-601", () -> CoodieConfig.at("host:0")),
        error("coodie-601", () -> CoodieConfig.at("host:x")),
        error("coodie-601", () -> CoodieConfig.at("")),
        error("coodie-601", () -> CoodieConfig.at(":9042")),
        error("coodie-602", () -> CoodieConfig.defaults().pageSize(0)),
        error("coodie-603", () -> CoodieConfig.defaults().pageTokenKey(new byte[15])),
        error("coodie-293", () -> CoodieConfig.defaults().pageTokenKey(new byte[32])),
        error("coodie-604", () -> CoodieConfig.defaults().connectTimeout(Duration.ZERO)),
        error("coodie-604", () -> CoodieConfig.defaults().requestTimeout(Duration.ofDays(-1))),
        error("coodie-745", () -> COODIE.schema().lock(Duration.ofSeconds(-1))),
        error("coodie-605", () -> closed.documents(Product.class).find().all()),
        error(
            "coodie-606",
            () ->
                Coodie.of(s -> CompletableFuture.completedFuture(ResultPage.empty()))
                    .documents(Product.class)
                    .find()
                    .all()),
        error("coodie-607", () -> COODIE.documents(ProductName.class)),
        error("coodie-607", () -> PRODUCTS.find().as(Product.class)),
        error("coodie-608", () -> COODIE.documents(String.class)),
        error("coodie-607", () -> COODIE.documents(Size.class)),
        error("coodie-609", () -> COODIE.documents(Outdated.class)),
        error("coodie-610", () -> Coodie.connect(CoodieConfig.defaults())),
        error("coodie-701", () -> Replication.perDatacenter(Map.of())),
        error("coodie-718", () -> Replication.perDatacenter(Map.of("class", 1))),
        error("coodie-702", () -> Replication.simple(0)),
        error("coodie-702", () -> Replication.perDatacenter(Map.of("dc1", 0))),
        error("coodie-750", () -> COODIE.schema().createKeyspace("ks", KeyspaceOptions.none())));
  }

  private static void interrupted() {
    TestDriver silent = new TestDriver(statement -> new CompletableFuture<>());
    interrupted(() -> products(silent).save(Product.numbered(1)));
  }

  private static Documents<Product> products(TestDriver driver) {
    return Coodie.of(driver).documents(Product.class);
  }

  private static Row row(String name, ValueType<?> type, @Nullable ByteBuffer cell) {
    return Row.of(
        ResultColumns.of("ks.product", List.of(new ResultColumn(name, type))),
        Collections.singletonList(cell));
  }

  /** A partition with a static column. */
  private static Row rowless() {
    List<@Nullable ByteBuffer> cells = new ArrayList<>(TestDriver.cells(Event_.MODEL, EVENT));
    cells.set(2, null);
    cells.set(3, null);
    return Row.of(TestDriver.columns(Event_.MODEL), cells);
  }

  /** Rows without the whole of their key, as a table of an older shape may have. */
  private static Query<Ranked> ranked() {
    ByteBuffer one = ValueType.INT.encode(1);
    ResultColumns columns = TestDriver.columns(ErrorsTest_Ranked_.MODEL);
    Row nameless = Row.of(columns, Arrays.asList(one, one, null));
    TestDriver driver =
        TestDriver.answering(ResultPage.of(columns, List.of(nameless, nameless), null))
            .clusteredAs(ErrorsTest_Ranked_.MODEL);
    return Coodie.of(driver).documents(Ranked.class).find(ErrorsTest_Ranked_.id.eq(1)).pageSize(1);
  }

  /** The row that rejects a write which neither writes nor compares its static column. */
  private static LwtResult<Event> untold() {
    List<ResultColumn> columns =
        List.of(
            new ResultColumn("[applied]", ValueType.BOOLEAN),
            new ResultColumn("owner", ValueType.TEXT),
            new ResultColumn("level", ValueType.INT));
    List<@Nullable ByteBuffer> cells = new ArrayList<>();
    cells.add(ValueType.BOOLEAN.encode(false));
    cells.add(null);
    cells.add(ValueType.INT.encode(1));
    ResultColumns shape = ResultColumns.of("ks.event", columns);
    ResultPage page = ResultPage.of(shape, List.of(Row.of(shape, cells)), null);
    return Coodie.of(TestDriver.answering(page))
        .documents(Event.class)
        .at(EVENT)
        .ifExists()
        .update(Event_.level.set(2));
  }

  private static Row productRow(ByteBuffer color) {
    return Row.of(
        TestDriver.columns(Product_.MODEL),
        List.of(ValueType.BIGINT.encode(1L), ValueType.TEXT.encode(SECRET), color));
  }

  private static Row wrongId() {
    List<ResultColumn> columns = new ArrayList<>();
    columns.add(new ResultColumn("id", ValueType.INT));
    columns.add(new ResultColumn("name", ValueType.TEXT));
    columns.add(new ResultColumn("color", ValueType.TEXT));
    ByteBuffer text = ValueType.TEXT.encode(SECRET);
    return Row.of(
        ResultColumns.of("ks.product", columns), List.of(ValueType.INT.encode(1), text, text));
  }

  private static Row petRow() {
    ResultColumns columns = TestDriver.columns(Pet_.MODEL);
    ByteBuffer secret = ValueType.TEXT.encode(SECRET);
    List<ByteBuffer> cells = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      cells.add(columns.type(i) == ValueType.TEXT ? secret : ValueType.INT.encode(1));
    }
    return Row.of(columns, cells);
  }

  private static Arguments error(String id, ThrowingCallable cause) {
    return arguments(id, cause);
  }

  /** Has a generated class without MODEL. */
  record Outdated() {}

  /** Has no instance. */
  static final class NeverGiven implements Converter<String, String> {
    private final String key;

    NeverGiven(String key) {
      this.key = key;
    }

    @Override
    public String toCql(String value) {
      return key + value;
    }

    @Override
    public String fromCql(String value) {
      return key + value;
    }
  }

  /** A user-defined type; what was generated for it has no model. */
  record Size(int width) {}

  /** A document whose rows may lack the end of their key. */
  record Ranked(int id, int rank, @Nullable String name) {}
}
