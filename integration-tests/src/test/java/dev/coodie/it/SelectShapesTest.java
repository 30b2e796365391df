package dev.coodie.it;

import static dev.coodie.column.Select.avg;
import static dev.coodie.column.Select.call;
import static dev.coodie.column.Select.cast;
import static dev.coodie.column.Select.count;
import static dev.coodie.column.Select.max;
import static dev.coodie.column.Select.min;
import static dev.coodie.column.Select.sum;
import static dev.coodie.column.Select.toJson;
import static dev.coodie.column.Select.token;
import static dev.coodie.column.Select.ttl;
import static dev.coodie.column.Select.writeTime;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.column.ValueType;
import dev.coodie.driver.Row;
import dev.coodie.error.CoodieException;
import dev.coodie.error.StatementException;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Everything that can stand between SELECT and FROM, on a real server. */
class SelectShapesTest {
  @RegisterExtension static final EmbeddedCoodieExtension DB = new EmbeddedCoodieExtension();

  private final Coodie coodie;
  private final Documents<Member> members;

  SelectShapesTest(Coodie coodie) {
    this.coodie = coodie;
    this.members = coodie.documents(Member.class);
  }

  @BeforeAll
  static void two_teams(Coodie coodie) {
    coodie.schema().plan(Member.class).apply();
    Documents<Member> members = coodie.documents(Member.class);
    for (int id = 1; id <= 4; id++) {
      members.save(Member.of("a", id).aged(10 * id));
      members.save(Member.of("b", id).aged(id).ledBy("eve"));
    }
  }

  @Test
  void aggregates_are_typed() {
    assertThat(members.find().sum(Member_.age)).isEqualTo(110);
    assertThat(members.find(Member_.team.eq("a")).avg(Member_.age)).isEqualTo(25);
    assertThat(members.find().min(Member_.age)).hasValue(1);
    assertThat(members.find().max(Member_.name)).hasValue("Bob");
    assertThat(members.find().count(Member_.home)).isEqualTo(8);
    assertThat(members.find().async().sum(Member_.age).toCompletableFuture().join()).isEqualTo(110);
  }

  @Test
  void aggregates_of_nothing_are_zero_or_empty() {
    assertThat(members.find(Member_.team.eq("none")).sum(Member_.age)).isZero();
    assertThat(members.find(Member_.team.eq("none")).max(Member_.age)).isEmpty();
    assertThat(members.find(Member_.team.eq("none")).count(Member_.age)).isZero();
  }

  @Test
  void several_aggregates_come_in_one_row() {
    Row row =
        members
            .find(Member_.team.eq("a"))
            .rows(
                count(),
                sum(Member_.age),
                avg(cast(Member_.age, ValueType.DOUBLE)),
                min(Member_.age),
                max(Member_.age))
            .get(0);

    assertThat(row.get(count())).isEqualTo(4);
    assertThat(row.get(sum(Member_.age))).isEqualTo(100);
    assertThat(row.get(avg(cast(Member_.age, ValueType.DOUBLE)))).isEqualTo(25.0);
    assertThat(row.get(min(Member_.age))).isEqualTo(10);
    assertThat(row.get(max(Member_.age))).isEqualTo(40);
  }

  @Test
  void groups_have_aggregates_of_their_own() {
    List<Row> rows =
        members.find().groupBy(Member_.team).rows(Member_.team, count(), sum(Member_.age));

    assertThat(rows)
        .extracting(r -> r.get(Member_.team), r -> r.get(count()), r -> r.get(sum(Member_.age)))
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("a", 4L, 100),
            org.assertj.core.groups.Tuple.tuple("b", 4L, 10));
  }

  @Test
  void distinct_gives_partitions_and_their_static_columns() {
    assertThat(members.find().distinct().rows(Member_.team, Member_.lead))
        .extracting(r -> r.get(Member_.team) + " " + r.get(Member_.lead))
        .containsExactlyInAnyOrder("a ann", "b eve");
    assertThat(members.find().distinct().pageSize(1).rows(Member_.team)).hasSize(2);
    assertThat(members.find().distinct().rows(Member_.team, token(members.token())))
        .extracting(r -> r.get(token(members.token())))
        .doesNotContainNull()
        .hasSize(2);
    assertThat(members.find().distinct().exists()).isTrue();
  }

  @Test
  void ttl_and_write_time_are_in_the_result() {
    Instant written = Instant.parse("2030-01-01T00:00:00Z");
    members.ttl(Duration.ofHours(1)).timestamp(written).save(Member.of("ttl", 1));

    Row row =
        members
            .find(Member_.key("ttl", 1))
            .rows(Member_.name, ttl(Member_.name), writeTime(Member_.name), ttl(Member_.home))
            .get(0);

    assertThat(row.get(ttl(Member_.name))).isBetween(3000, 3600);
    assertThat(row.get(writeTime(Member_.name))).isEqualTo(written.getEpochSecond() * 1_000_000);
    assertThat(row.get(ttl(Member_.home))).isPositive();
    assertThat(
            members.find(Member_.key("a", 1)).rows(ttl(Member_.name)).get(0).get(ttl(Member_.name)))
        .isNull();
    members.timestamp(written.plusSeconds(1)).at(Member_.partition("ttl")).delete();
  }

  @Test
  @Needs(ServerFeature.MORE_FUNCTIONS)
  void tokens_casts_and_functions_are_the_servers() {
    Row row =
        members
            .find(Member_.key("a", 2))
            .rows(
                token(members.token()),
                cast(Member_.age, ValueType.TEXT),
                toJson(Member_.tags),
                call("map_keys", ValueType.set(ValueType.TEXT), Member_.scores),
                call("collection_count", ValueType.INT, Member_.notes))
            .get(0);

    assertThat(row.get(cast(Member_.age, ValueType.TEXT))).isEqualTo("20");
    assertThat(row.get(toJson(Member_.tags))).isEqualTo("[\"a\", \"b\"]");
    assertThat(row.get(call("map_keys", ValueType.set(ValueType.TEXT), Member_.scores)))
        .containsExactlyInAnyOrder("go", "chess");
    assertThat(row.get(call("collection_count", ValueType.INT, Member_.notes))).isEqualTo(2);
    Long token = row.get(token(members.token()));
    assertThat(members.find(members.token().gte(token), members.token().lte(token)).all())
        .hasSize(4);
  }

  @Test
  void a_function_of_the_keyspace_can_be_called() {
    coodie.execute(
        "CREATE FUNCTION IF NOT EXISTS "
            + DB.keyspace()
            + ".\"Twice\" (n int) RETURNS NULL ON NULL"
            + " INPUT RETURNS int LANGUAGE java AS 'return n * 2;'");

    var twice = call(DB.keyspace() + ".Twice", ValueType.INT, Member_.age);

    assertThat(members.find(Member_.key("a", 2)).rows(twice).get(0).get(twice)).isEqualTo(40);
  }

  @Test
  void what_the_server_cannot_do_is_its_message_and_ours() {
    assertThatThrownBy(() -> members.find().rows(call("nosuch", ValueType.INT, Member_.age)))
        .isInstanceOf(StatementException.class)
        .hasMessageContaining("nosuch");
  }

  @Test
  void json_goes_out_and_in() {
    String json = members.find(Member_.key("a", 3)).json().get(0);
    assertThat(json).contains("\"team\": \"a\"").contains("\"scores\": {\"chess\": 2, \"go\": 1}");

    members.saveJson(json.replace("\"team\": \"a\"", "\"team\": \"json\""));

    Member copy = members.get(Member_.key("json", 3));
    assertThat(copy.aged(0).with(null))
        .isEqualTo(
            new Member(
                "json",
                3,
                "ann",
                100,
                "Bob",
                0,
                Set.of("a", "b"),
                List.of("x", "y"),
                Map.of("go", 1, "chess", 2),
                null,
                copy.home(),
                Map.of()));
    assertThat(copy.address()).isEqualTo(Address.of("Rome", "Via"));

    members.skipNulls().saveJson("{\"team\": \"json\", \"id\": 3, \"age\": 1}");
    assertThat(members.get(Member_.key("json", 3)).name()).isEqualTo("Bob");
    members
        .async()
        .saveJson("{\"team\": \"json\", \"id\": 3, \"age\": 1}")
        .toCompletableFuture()
        .join();
    assertThat(members.get(Member_.key("json", 3)).name()).isNull();
    members.at(Member_.partition("json")).delete();
  }

  @Test
  void broken_json_is_refused_without_showing_it() {
    assertThatThrownBy(() -> members.saveJson("{s3cr3t"))
        .isInstanceOf(CoodieException.class)
        .hasMessageNotContaining("s3cr3t");
  }
}
