package dev.coodie.it;

import static dev.coodie.column.Select.max;
import static dev.coodie.column.Select.min;
import static dev.coodie.column.Select.sum;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.driver.Row;
import dev.coodie.error.MappingException;
import dev.coodie.error.StatementException;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of no bytes are never read as null, which would be another value when it is saved. */
@Needs(ServerFeature.MORE_FUNCTIONS)
class NoBytesTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DATABASE =
      EmbeddedCoodieExtension.withDocuments(Blank.class, BlankKey.class);

  private final Coodie coodie = DATABASE.coodie();
  private final Documents<Blank> blanks = coodie.documents(Blank.class);

  @ParameterizedTest
  @CsvSource({"words, blob_as_text(0x)", "plain, blob_as_ascii(0x)", "raw, 0x"})
  void text_and_blob_of_no_bytes_are_read_and_written_back(String column, String value) {
    insert(column, value);

    blanks.save(blanks.get(Blank_.key(column)));

    assertThat(cell(column)).isEqualTo(ByteBuffer.allocate(0));
    assertThat(row(column).get(column)).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "number | blob_as_int(0x) | int",
        "big | blob_as_bigint(0x) | bigint",
        "huge | blob_as_varint(0x) | varint",
        "exact | blob_as_decimal(0x) | decimal",
        "single | blob_as_float(0x) | float",
        "twice | blob_as_double(0x) | double",
        "flag | blob_as_boolean(0x) | boolean",
        "any | blob_as_uuid(0x) | uuid",
        "made | blob_as_timeuuid(0x) | timeuuid",
        "at | blob_as_timestamp(0x) | timestamp",
        "host | blob_as_inet(0x) | inet",
        "maybe | blob_as_int(0x) | int",
        "numbers | [1, blob_as_int(0x)] | int",
        "ids | {blob_as_uuid(0x)} | uuid",
        "keyed | {blob_as_int(0x): 'x'} | int",
        "times | {'x': blob_as_timestamp(0x)} | timestamp",
        "pair | (blob_as_int(0x), 'x') | int",
        "labelled | {number: blob_as_int(0x), label: 'x'} | int",
      })
  void other_values_of_no_bytes_are_named_through_every_door(
      String column, String value, String type) {
    insert(column, value);
    ByteBuffer before = cell(column);
    var query = blanks.find(Blank_.key(column));

    for (ThrowingCallable door :
        List.<ThrowingCallable>of(
            () -> blanks.get(Blank_.key(column)),
            () -> blanks.findOne(Blank_.key(column)),
            () -> query.all(),
            () -> query.first(),
            () -> query.page(),
            () -> query.stream().toList(),
            () -> joined(() -> query.async().all().toCompletableFuture().join()),
            () -> blanks.read(row(column)),
            () -> blanks.insertIfNotExists(blank(column)).current())) {
      assertThatThrownBy(door)
          .isInstanceOf(MappingException.class)
          .hasMessageContaining("Column \"" + column + "\" of table blank does not fit")
          .hasMessageContaining("the " + type + " is a value of no bytes")
          .hasMessageContaining("Key columns: id.");
    }
    assertThatThrownBy(() -> row(column).get(column))
        .isInstanceOf(MappingException.class)
        .hasMessageStartingWith("Column \"" + column + "\" of ")
        .hasMessageContaining("the " + type + " is a value of no bytes")
        .hasMessageEndingWith("[coodie-406]");
    assertThat(cell(column)).isEqualTo(before);
  }

  @Test
  void projections_columns_and_scans_name_them_too_or_leave_them_out() {
    insert("number", "blob_as_int(0x)");
    var query = blanks.find(Blank_.key("number"));

    assertThatThrownBy(() -> query.as(BlankNumber.class).all())
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("Column \"number\"");
    assertThatThrownBy(() -> query.rows(Blank_.number).get(0).get(Blank_.number))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("Column \"number\"");
    assertThatThrownBy(() -> query.rows(min(Blank_.number)).get(0).get(min(Blank_.number)))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("[coodie-406]");
    assertThat(query.rows(Blank_.words).get(0).get(Blank_.words)).isNull();
    assertThat(query.count()).isEqualTo(1);
    assertThat(query.rows(sum(Blank_.number)).get(0).get(sum(Blank_.number))).isZero();
  }

  @Test
  void aggregates_of_no_rows_are_null_or_0() {
    var none = blanks.find(Blank_.key("nobody"));

    assertThat(none.rows(min(Blank_.number)).get(0).get(min(Blank_.number))).isNull();
    assertThat(none.rows(max(Blank_.at)).get(0).get(max(Blank_.at))).isNull();
    assertThat(none.rows(sum(Blank_.number)).get(0).get(sum(Blank_.number))).isZero();
  }

  @Test
  void what_was_named_can_be_found_and_replaced() {
    insert("number", "blob_as_int(0x)");
    Row row = row("number");

    assertThat(row.bytes(row.columns().indexOf("number"))).isEqualTo(ByteBuffer.allocate(0));
    blanks.at(Blank_.key("number")).update(Blank_.number.set(null));

    assertThat(blanks.get(Blank_.key("number"))).isEqualTo(blank("number"));
  }

  @Test
  void a_part_of_a_key_is_read_if_it_is_text_and_named_otherwise() {
    Documents<BlankKey> keys = coodie.documents(BlankKey.class);
    coodie.execute("INSERT INTO blank_key (id, part, number) VALUES ('a', '', 1)");
    coodie.execute("INSERT INTO blank_key (id, part, number) VALUES ('b', '', blob_as_int(0x))");

    BlankKey text = keys.get(BlankKey_.key("a", "", 1));
    keys.save(text);

    assertThat(text).isEqualTo(new BlankKey("a", "", 1));
    assertThat(keys.find(BlankKey_.partition("a", "")).all()).containsExactly(text);
    assertThatThrownBy(() -> keys.find(BlankKey_.partition("b", "")).all())
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("Column \"number\" of table blank_key")
        .hasMessageContaining("Key columns: id, part, number.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"smallint", "tinyint", "date", "time", "duration"})
  void the_server_refuses_them_for_its_newer_types(String type) {
    coodie.execute(
        "CREATE TABLE IF NOT EXISTS newer_%s (id text PRIMARY KEY, c %s)".formatted(type, type));

    assertThatThrownBy(
            () ->
                coodie.execute(
                    "INSERT INTO newer_%s (id, c) VALUES ('a', blob_as_%s(0x))"
                        .formatted(type, type)))
        .isInstanceOf(StatementException.class)
        .hasMessageContaining("not a valid binary representation");
  }

  @Test
  void the_server_refuses_them_in_vectors() {
    coodie.execute("CREATE TABLE many (id text PRIMARY KEY, v vector<float, 1>)");

    assertThatThrownBy(
            () -> coodie.execute("INSERT INTO many (id, v) VALUES ('a', [blob_as_float(0x)])"))
        .isInstanceOf(StatementException.class)
        .hasMessageContaining("null is not supported inside vectors");
  }

  @Test
  void times_of_elements_without_ttl_are_null_and_not_of_no_bytes() {
    coodie.execute("CREATE TABLE timed (id text PRIMARY KEY, s set<text>)");
    coodie.execute("INSERT INTO timed (id, s) VALUES ('a', {'x', 'y'})");

    Row row = coodie.execute("SELECT ttl(s) AS ttl FROM timed WHERE id = 'a'").get(0);

    assertThat((List<?>) row.get("ttl")).containsOnlyNulls().hasSize(2);
  }

  private void insert(String column, String value) {
    coodie.execute(
        "INSERT INTO blank (id, \"" + column + "\") VALUES ('" + column + "', " + value + ")");
  }

  private Row row(String id) {
    return coodie.execute("SELECT * FROM blank WHERE id = ?", id).get(0);
  }

  private ByteBuffer cell(String column) {
    Row row = row(column);
    return requireNonNull(row.bytes(row.columns().indexOf(column)));
  }

  private static Blank blank(String id) {
    return new Blank(
        id,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        Optional.empty(),
        List.of(),
        Set.of(),
        Map.of(),
        Map.of(),
        null,
        null);
  }

  private static void joined(Runnable waits) {
    try {
      waits.run();
    } catch (CompletionException e) {
      throw (MappingException) requireNonNull(e.getCause());
    }
  }
}
