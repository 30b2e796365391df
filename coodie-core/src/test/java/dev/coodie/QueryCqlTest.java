package dev.coodie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.coodie.column.ClusteringColumn;
import dev.coodie.column.Select;
import dev.coodie.column.Slice;
import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a query looks like; {@code *} stands for all columns. */
class QueryCqlTest {
  private static final ClusteringColumn<Event, String> THIRD =
      ClusteringColumn.of(Event.class, "kind", ValueType.TEXT);

  private final Documents<Event> events = Coodie.of(TestDriver.empty()).documents(Event.class);

  @ParameterizedTest(name = "{0}")
  @MethodSource({"conditions", "options", "terminals", "shapes"})
  void a_query_has_this_cql(String cql, Function<Documents<Event>, CqlStatement> query) {
    CqlStatement statement = query.apply(events);

    assertThat(statement.text()).isEqualTo(cql.replace("SELECT *", "SELECT " + Event_.ALL));
    assertThat(statement.idempotent()).isTrue();
    assertThat(statement.conditional()).isFalse();
    assertThat(statement.values()).hasSize((int) cql.chars().filter(c -> c == '?').count());
  }

  static Stream<Arguments> conditions() {
    return Stream.of(
        all("", e -> e.find()),
        all(" WHERE \"kind\" = ?", e -> e.find(Event_.kind.eq("x"))),
        all(" WHERE \"level\" < ?", e -> e.find(Event_.level.lt(1))),
        all(" WHERE \"level\" <= ?", e -> e.find(Event_.level.lte(1))),
        all(" WHERE \"level\" > ?", e -> e.find(Event_.level.gt(1))),
        all(" WHERE \"level\" >= ?", e -> e.find(Event_.level.gte(1))),
        all(" WHERE \"level\" IN ?", e -> e.find(Event_.level.in(1, 2, 3))),
        all(" WHERE \"level\" IN ?", e -> e.find(Event_.level.in(List.of(1)))),
        all(" WHERE \"kind\" LIKE ?", e -> e.find(Event_.kind.like("x%"))),
        all(" WHERE \"tags\" CONTAINS ?", e -> e.find(Event_.tags.contains("x"))),
        all(" WHERE \"notes\" CONTAINS ?", e -> e.find(Event_.notes.contains("x"))),
        all(" WHERE \"counts\" CONTAINS ?", e -> e.find(Event_.counts.contains(1))),
        all(" WHERE \"counts\" CONTAINS KEY ?", e -> e.find(Event_.counts.containsKey("x"))),
        all(" WHERE \"counts\"[?] = ?", e -> e.find(Event_.counts.at("x").eq(1))),
        all(" WHERE \"path\" = ?", e -> e.find(Event_.path.eq(List.of(1)))),
        all(
            " WHERE \"service\" = ? AND \"day_bucket\" = ?",
            e -> e.find(Event_.service.eq("a"), Event_.dayBucket.eq(Event.DAY))),
        all(
            " WHERE \"service\" = ? AND \"day_bucket\" = ?",
            e -> e.find(Event_.service.eq("a").and(Event_.dayBucket.eq(Event.DAY)))),
        all(
            " WHERE \"service\" = ? AND \"day_bucket\" = ?",
            e -> e.find(Event_.service.eq("a")).where(Event_.dayBucket.eq(Event.DAY))),
        all(
            " WHERE \"service\" = ? AND \"day_bucket\" = ? AND (\"event_time\", \"seq\") > (?, ?)",
            e ->
                e.find(
                    Event_.partition(), Slice.of(Event_.eventTime, Event_.seq).gt(Event.TIME, 1))),
        all(
            " WHERE \"service\" = ? AND \"day_bucket\" = ? AND (\"event_time\", \"seq\") >= (?, ?)",
            e ->
                e.find(
                    Event_.partition(), Slice.of(Event_.eventTime, Event_.seq).gte(Event.TIME, 1))),
        all(
            " WHERE \"service\" = ? AND \"day_bucket\" = ? AND (\"event_time\", \"seq\") < (?, ?)",
            e ->
                e.find(
                    Event_.partition(), Slice.of(Event_.eventTime, Event_.seq).lt(Event.TIME, 1))),
        all(
            " WHERE \"service\" = ? AND \"day_bucket\" = ? AND (\"event_time\", \"seq\") <= (?, ?)",
            e ->
                e.find(
                    Event_.partition(), Slice.of(Event_.eventTime, Event_.seq).lte(Event.TIME, 1))),
        all(
            " WHERE \"service\" = ? AND \"day_bucket\" = ? AND (\"event_time\", \"seq\", \"kind\") > (?, ?, ?)",
            e ->
                e.find(
                    Event_.partition(),
                    Slice.of(Event_.eventTime, Event_.seq, THIRD).gt(Event.TIME, 1, "a"))),
        all(
            " WHERE \"service\" = ? AND \"day_bucket\" = ? AND (\"event_time\", \"seq\", \"kind\") >= (?, ?, ?)",
            e ->
                e.find(
                    Event_.partition(),
                    Slice.of(Event_.eventTime, Event_.seq, THIRD).gte(Event.TIME, 1, "a"))),
        all(
            " WHERE \"service\" = ? AND \"day_bucket\" = ? AND (\"event_time\", \"seq\", \"kind\") < (?, ?, ?)",
            e ->
                e.find(
                    Event_.partition(),
                    Slice.of(Event_.eventTime, Event_.seq, THIRD).lt(Event.TIME, 1, "a"))),
        all(
            " WHERE \"service\" = ? AND \"day_bucket\" = ? AND (\"event_time\", \"seq\", \"kind\") <= (?, ?, ?)",
            e ->
                e.find(
                    Event_.partition(),
                    Slice.of(Event_.eventTime, Event_.seq, THIRD).lte(Event.TIME, 1, "a"))),
        all(" WHERE TOKEN(\"service\", \"day_bucket\") > ?", e -> e.find(e.token().gt(1))),
        all(" WHERE TOKEN(\"service\", \"day_bucket\") >= ?", e -> e.find(e.token().gte(1))),
        all(" WHERE TOKEN(\"service\", \"day_bucket\") < ?", e -> e.find(e.token().lt(1))),
        all(" WHERE TOKEN(\"service\", \"day_bucket\") <= ?", e -> e.find(e.token().lte(1))),
        all(
            " WHERE TOKEN(\"service\", \"day_bucket\") > TOKEN(?, ?)",
            e -> e.find(e.token().after(Event_.partition()))),
        all(
            " WHERE TOKEN(\"service\", \"day_bucket\") <= TOKEN(?, ?)",
            e -> e.find(e.token().upTo(Event_.partition()))),
        all(" WHERE \"level\" = ?", e -> e.find(e.column("level").eq(1))),
        all(" WHERE \"level\" IN ?", e -> e.find(e.column("level").in(1, 2))),
        all(" WHERE \"kind\" LIKE ?", e -> e.find(e.column("kind").like("x"))),
        all(" WHERE \"counts\" CONTAINS ?", e -> e.find(e.column("counts").contains(1))),
        all(" WHERE \"counts\" CONTAINS KEY ?", e -> e.find(e.column("counts").containsKey("x"))));
  }

  static Stream<Arguments> options() {
    return Stream.of(
        all(" ORDER BY \"event_time\" ASC", e -> e.find().orderBy(Event_.eventTime.asc())),
        all(
            " ORDER BY \"event_time\" DESC, \"seq\" ASC",
            e -> e.find().orderBy(Event_.eventTime.desc(), Event_.seq.asc())),
        all(
            " ORDER BY \"event_time\" DESC, \"seq\" ASC",
            e -> e.find().orderBy(Event_.eventTime.desc()).orderBy(Event_.seq.asc())),
        all(" ORDER BY \"seq\" DESC", e -> e.find().orderBy(e.column("seq").desc())),
        all(" WHERE \"kind\" = ? LIMIT ?", e -> e.find(Event_.kind.eq("x")).limit(5)),
        all(" PER PARTITION LIMIT ?", e -> e.find().perPartitionLimit(5)),
        all(" ALLOW FILTERING", e -> e.find().allowFiltering()),
        all(" BYPASS CACHE", e -> e.find().bypassCache()),
        all(
            " WHERE \"level\" BETWEEN ? AND ? ALLOW FILTERING",
            e -> e.find(Event_.level.between(1, 2)).allowFiltering()),
        all(
            " WHERE \"kind\" NOT IN ? ALLOW FILTERING",
            e -> e.find(Event_.kind.notIn("x", "y")).allowFiltering()),
        all(
            " WHERE \"kind\" != ? ALLOW FILTERING",
            e -> e.find(Event_.kind.ne("x")).allowFiltering()),
        all(
            " WHERE \"tags\" NOT CONTAINS ? ALLOW FILTERING",
            e -> e.find(Event_.tags.notContains("x")).allowFiltering()),
        all(
            " WHERE \"kind\" = ? WITH included_indexes = {\"a\", \"B\"}",
            e -> e.find(Event_.kind.eq("x")).includingIndexes("a", "B")),
        all(
            " WHERE \"kind\" = ? LIMIT ? ALLOW FILTERING WITH included_indexes = {\"a\"} AND"
                + " excluded_indexes = {\"b\"}",
            e ->
                e.find(Event_.kind.eq("x"))
                    .includingIndexes("a")
                    .limit(1)
                    .allowFiltering()
                    .excludingIndexes("b")),
        all(
            " WHERE \"kind\" = ? LIMIT ? ALLOW FILTERING BYPASS CACHE",
            e -> e.find(Event_.kind.eq("x")).bypassCache().allowFiltering().limit(1)),
        all("", e -> e.find().pageSize(7)),
        all(
            " WHERE \"kind\" = ? ORDER BY \"seq\" ASC PER PARTITION LIMIT ? LIMIT ? ALLOW"
                + " FILTERING",
            e ->
                e.find(Event_.kind.eq("a"))
                    .allowFiltering()
                    .limit(1)
                    .perPartitionLimit(2)
                    .orderBy(Event_.seq.asc())));
  }

  static Stream<Arguments> shapes() {
    return Stream.of(
        sql(
            "SELECT count(\"kind\") AS \"count(kind)\" FROM ks.event",
            e -> e.find().cql().count(Event_.kind)),
        sql(
            "SELECT sum(\"level\") AS \"sum(level)\" FROM ks.event",
            e -> e.find().cql().sum(Event_.level)),
        sql(
            "SELECT avg(\"level\") AS \"avg(level)\" FROM ks.event",
            e -> e.find().cql().avg(Event_.level)),
        sql(
            "SELECT min(\"kind\") AS \"min(kind)\" FROM ks.event",
            e -> e.find().cql().min(Event_.kind)),
        sql(
            "SELECT max(\"kind\") AS \"max(kind)\" FROM ks.event WHERE \"level\" = ?",
            e -> e.find(Event_.level.eq(1)).orderBy(Event_.eventTime.asc()).cql().max(Event_.kind)),
        sql(
            "SELECT \"service\", \"day_bucket\", count(*) AS \"count(*)\", max(\"seq\") AS"
                + " \"max(seq)\" FROM ks.event GROUP BY \"service\", \"day_bucket\" LIMIT ?",
            e ->
                e.find()
                    .groupBy(Event_.service, Event_.dayBucket)
                    .limit(3)
                    .cql()
                    .rows(
                        Event_.service, Event_.dayBucket, Select.count(), Select.max(Event_.seq))),
        sql(
            "SELECT DISTINCT \"service\", \"day_bucket\", \"owner\" FROM ks.event",
            e -> e.find().distinct().cql().rows(Event_.service, Event_.dayBucket, Event_.owner)),
        sql(
            "SELECT DISTINCT \"service\", \"day_bucket\" FROM ks.event LIMIT ?",
            e -> e.find().distinct().cql().exists()),
        sql(
            "SELECT ttl(\"kind\") AS \"ttl(kind)\", writetime(\"kind\") AS \"writetime(kind)\","
                + " token(\"service\", \"day_bucket\") AS \"token(service, day_bucket)\" FROM ks.event",
            e ->
                e.find()
                    .cql()
                    .rows(
                        Select.ttl(Event_.kind),
                        Select.writeTime(Event_.kind),
                        Select.token(e.token()))),
        sql(
            "SELECT cast(\"level\" AS text) AS \"cast(level as text)\", sum(cast(\"level\" AS"
                + " bigint)) AS \"sum(cast(level as bigint))\" FROM ks.event",
            e ->
                e.find()
                    .cql()
                    .rows(
                        Select.cast(Event_.level, ValueType.TEXT),
                        Select.sum(Select.cast(Event_.level, ValueType.BIGINT)))),
        sql(
            "SELECT tojson(\"tags\") AS \"tojson(tags)\", abs(\"level\") AS \"abs(level)\","
                + " \"ks\".\"Mine\"(\"level\") AS \"ks.Mine(level)\" FROM ks.event",
            e ->
                e.find()
                    .cql()
                    .rows(
                        Select.toJson(Event_.tags),
                        Select.call("abs", ValueType.INT, Event_.level),
                        Select.call("ks.Mine", ValueType.INT, Event_.level))),
        sql("SELECT JSON " + Event_.ALL + " FROM ks.event", e -> e.find().cql().json()),
        sql(
            "SELECT JSON " + Event_.ALL + " FROM ks.event BYPASS CACHE",
            e -> e.find().bypassCache().cql().json()),
        sql(
            "SELECT count(\"event_time\") FROM ks.event BYPASS CACHE",
            e -> e.find().bypassCache().cql().count()));
  }

  @Test
  void queries_with_and_without_the_cache_are_two_texts() {
    Query<Event> query = events.find(Event_.kind.eq("x"));

    assertThat(query.bypassCache().cql().all().text())
        .isEqualTo(query.cql().all().text() + " BYPASS CACHE")
        .isEqualTo(query.bypassCache().cql().all().text());
  }

  @Test
  void the_nearest_vectors_are_bound_before_their_number() {
    Documents<Draft> drafts = Coodie.of(TestDriver.empty()).documents(Draft.class);
    Query<Draft> nearest =
        drafts.find(Draft_.text.eq("x")).nearest(Draft_.meaning, new float[] {1, 2}).limit(3);

    assertThat(nearest.cql().all().text())
        .endsWith(" FROM ks.draft WHERE \"text\" = ? ORDER BY \"meaning\" ANN OF ? LIMIT ?");
    assertThat(nearest.cql().all().values()).containsExactly("x", new float[] {1, 2}, 3);
    assertThat(nearest.cql().all().pageSize()).as("no pages").isEqualTo(3);
    assertThat(nearest.cql().scored().text())
        .contains(
            "similarity_dot_product(\"meaning\", ?) AS \"similarity_dot_product(meaning, ?)\" FROM");
    assertThat(nearest.cql().scored().values())
        .containsExactly(new float[] {1, 2}, "x", new float[] {1, 2}, 3);
  }

  static Stream<Arguments> terminals() {
    return Stream.of(
        sql("SELECT * FROM ks.event", e -> e.find().cql().stream()),
        sql("SELECT * FROM ks.event", e -> e.find().cql().page()),
        sql("SELECT * FROM ks.event", e -> e.find().cql().first()),
        sql("SELECT * FROM ks.event", e -> e.find().limit(7).cql().all()),
        sql("SELECT * FROM ks.event LIMIT ?", e -> e.find().limit(7).cql().page()),
        sql(
            "SELECT * FROM ks.event WHERE \"level\" = ? LIMIT ? ALLOW FILTERING",
            e -> e.find(Event_.level.eq(1)).allowFiltering().cql().one()),
        sql(
            "SELECT * FROM ks.event WHERE \"service\" = ? AND \"day_bucket\" = ? LIMIT ?",
            e -> e.find(Event_.partition()).cql().atMostOne()),
        sql("SELECT count(\"event_time\") FROM ks.event", e -> e.find().cql().count()),
        sql(
            "SELECT count(*) FROM ks.event WHERE \"kind\" = ? ALLOW FILTERING",
            e ->
                e.find(Event_.kind.eq("x"))
                    .orderBy(Event_.seq.asc())
                    .allowFiltering()
                    .cql()
                    .count()),
        sql(
            "SELECT \"service\", \"day_bucket\", \"event_time\", \"seq\" FROM ks.event",
            e -> e.find().cql().exists()),
        sql(
            "SELECT \"kind\", \"level\" FROM ks.event",
            e -> e.find().cql().rows(Event_.kind, Event_.level)),
        sql(
            "SELECT * FROM ks.event WHERE \"service\" = ? AND \"day_bucket\" = ? AND"
                + " \"event_time\" = ? AND \"seq\" = ?",
            e -> e.cql().get(Event_.key())),
        sql(
            "SELECT * FROM ks.event WHERE \"seq\" = ? AND \"event_time\" = ? AND"
                + " \"service\" = ? AND \"day_bucket\" = ?",
            e ->
                e.cql()
                    .findOne(
                        Event_.seq.eq(1), Event_.eventTime.eq(Event.TIME), Event_.partition())),
        sql(
            "SELECT * FROM ks.event WHERE \"kind\" = ? LIMIT ?",
            e -> e.cql().findOne(Event_.kind.eq("x"))),
        sql("SELECT * FROM other.event", e -> e.keyspace("other").find().cql().all()),
        sql("SELECT * FROM \"Other\".event", e -> e.keyspace("Other").find().cql().all()),
        sql("SELECT * FROM \"table\".event", e -> e.keyspace("table").find().cql().all()));
  }

  @ParameterizedTest
  @MethodSource("limits")
  void one_row_more_than_wanted_is_asked_for(
      int limit, Function<Query<Event>, CqlStatement> terminal) {
    Query<Event> partition = events.find(Event_.partition());
    assertThat(terminal.apply(partition).values()).last().isEqualTo(limit);
    assertThat(terminal.apply(partition.limit(1)).values()).last().isEqualTo(1);
    assertThat(terminal.apply(partition.limit(9)).values()).last().isEqualTo(limit);
  }

  /** A limit of the server would count partitions that have static columns and no row. */
  @ParameterizedTest
  @MethodSource("limits")
  void over_partitions_with_static_columns_pages_are_as_long_as_rows_are_wanted(
      int limit, Function<Query<Event>, CqlStatement> terminal) {
    assertThat(terminal.apply(events.find()).pageSize()).isEqualTo(limit);
    assertThat(terminal.apply(events.find().limit(1)).pageSize()).isEqualTo(1);
    assertThat(terminal.apply(events.find().limit(9)).pageSize()).isEqualTo(limit);
  }

  static Stream<Arguments> limits() {
    return Stream.of(
        limit(1, q -> q.cql().first()),
        limit(2, q -> q.cql().one()),
        limit(2, q -> q.cql().atMostOne()));
  }

  @ParameterizedTest
  @MethodSource("singleKeys")
  void a_key_of_one_bigint_tells_its_token_from_its_value(
      String where, Function<Documents<Product>, Query<Product>> query) {
    Documents<Product> products = Coodie.of(TestDriver.empty()).documents(Product.class);

    CqlStatement statement = query.apply(products).cql().all();

    assertThat(statement.text())
        .isEqualTo("SELECT \"id\", \"name\", \"color\" FROM ks.product WHERE " + where);
    assertThat(statement.values()).containsExactly(7L);
  }

  static Stream<Arguments> singleKeys() {
    return Stream.of(
        key("\"id\" = ?", p -> p.find(Product_.id.eq(7L))),
        key("\"id\" > ? ALLOW FILTERING", p -> p.find(Product_.id.gt(7L)).allowFiltering()),
        key("TOKEN(\"id\") > ?", p -> p.find(p.token().gt(7))),
        key("TOKEN(\"id\") > TOKEN(?)", p -> p.find(p.token().after(Product_.id.eq(7L)))));
  }

  @ParameterizedTest
  @MethodSource("weird")
  void names_are_quoted_whatever_they_are(
      String cql, Function<Documents<Weird>, CqlStatement> statement) {
    Documents<Weird> documents = Coodie.of(TestDriver.empty()).documents(Weird.class);

    assertThat(statement.apply(documents).text()).isEqualTo(cql);
  }

  static Stream<Arguments> weird() {
    return Stream.of(
        weird(
            "SELECT \"order\", \"camelCase\", \"weird\"\"; drop\" FROM ks.\"weird\"\"; drop\" WHERE"
                + " \"order\" = ? AND \"weird\"\"; drop\" > ? ORDER BY \"camelCase\" ASC",
            w ->
                w.find(Weird_.order.eq("x"), Weird_.hostile.gt(1))
                    .orderBy(Weird_.camelCase.asc())
                    .cql()
                    .all()),
        weird(
            "INSERT INTO ks.\"weird\"\"; drop\" (\"order\", \"camelCase\", \"weird\"\"; drop\") VALUES"
                + " (?, ?, ?)",
            w -> w.cql().save(new Weird("a", 1, 2))),
        weird(
            "UPDATE ks.\"weird\"\"; drop\" SET \"weird\"\"; drop\" = ? WHERE \"order\" = ? AND"
                + " \"camelCase\" = ? IF \"weird\"\"; drop\" = ?",
            w ->
                w.at(new Weird("a", 1, 2))
                    .cql()
                    .onlyIf(Weird_.hostile.eq(1))
                    .update(Weird_.hostile.set(2))),
        weird(
            "DELETE \"weird\"\"; drop\" FROM \"x\"\"y\".\"weird\"\"; drop\" WHERE \"order\" = ? AND"
                + " \"camelCase\" = ?",
            w -> w.keyspace("x\"y").at(new Weird("a", 1, 2)).cql().delete(Weird_.hostile)));
  }

  private static Arguments all(String rest, Function<Documents<Event>, Query<Event>> query) {
    return sql("SELECT * FROM ks.event" + rest, e -> query.apply(e).cql().all());
  }

  private static Arguments sql(String cql, Function<Documents<Event>, CqlStatement> query) {
    return arguments(cql, query);
  }

  private static Arguments limit(int limit, Function<Query<Event>, CqlStatement> terminal) {
    return arguments(limit, terminal);
  }

  private static Arguments key(String cql, Function<Documents<Product>, Query<Product>> query) {
    return arguments(cql, query);
  }

  private static Arguments weird(String cql, Function<Documents<Weird>, CqlStatement> statement) {
    return arguments(cql, statement);
  }
}
