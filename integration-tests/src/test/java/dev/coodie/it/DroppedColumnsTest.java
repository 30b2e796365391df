package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.batch.Batch;
import dev.coodie.error.BulkException;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.migrations.scan.TableCopy;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is written with a time before the drop of a column that is there again never shows. */
@ExtendWith(EmbeddedCoodieExtension.class)
class DroppedColumnsTest {
  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

  private final Coodie coodie;
  private final Documents<Patient> patients;
  private final Documents<Patient> longAgo;

  DroppedColumnsTest(Coodie coodie) {
    this.coodie = coodie;
    this.patients = coodie.documents(Patient.class);
    this.longAgo = patients.timestamp(LONG_AGO);
  }

  @BeforeAll
  static void drop_a_column_and_add_it_again(Coodie coodie) {
    coodie.schema().plan(Patient.class).apply();
    coodie.schema().run("ALTER TABLE patients DROP ward", "ALTER TABLE patients ADD ward text");
  }

  @Test
  void the_server_hides_such_a_value_without_a_word() {
    coodie.execute(
        "INSERT INTO patients (id, name, ward) VALUES ('raw', 'n', 'w') USING TIMESTAMP 1000000");

    assertThat(patients.get(Patient_.key("raw")).ward()).isNull();
    assertThat(patients.get(Patient_.key("raw")).name()).isEqualTo("n");
  }

  @Test
  void the_schema_tells_when_it_was_dropped() {
    assertThat(coodie.schema().droppedColumns("patients").get("ward"))
        .isBetween(Instant.now().minusSeconds(600), Instant.now());
    assertThat(coodie.schema().droppedColumns("nothing_of_that_name")).isEmpty();
  }

  @Test
  void every_door_refuses_it() {
    Patient ann = patient("ann");

    refuses(() -> longAgo.save(ann));
    refuses(() -> longAgo.skipNulls().save(ann));
    refuses(() -> longAgo.saveChanges(patient("ann"), new Patient("ann", "Ann", "8", Set.of())));
    refuses(() -> longAgo.at(ann).update(Patient_.ward.set("9")));
    refuses(() -> longAgo.at(Patient_.id.in("a", "b")).update(Patient_.ward.set("9")));
    refuses(() -> longAgo.saveJson("{\"id\": \"ann\", \"ward\": \"3\"}"));
    refuses(() -> coodie.execute(longAgo.cql().save(ann)));
    refuses(() -> coodie.execute(Batch.logged(longAgo.cql().save(ann))));
    refuses(() -> coodie.execute(Batch.unlogged(patients.cql().save(ann)).timestamp(LONG_AGO)));
    refuses(
        () ->
            coodie.execute(
                Batch.logged(patients.at(ann).cql().update(Patient_.ward.set("1")))
                    .timestamp(LONG_AGO)));
    assertThatThrownBy(() -> longAgo.async().save(ann).toCompletableFuture().join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(InvalidQueryException.class);
    assertThat(patients.findOne(Patient_.key("ann"))).isEmpty();
  }

  @Test
  void bulk_refuses_each_of_them() {
    List<Patient> two = List.of(patient("b1"), patient("b2"));

    assertThatThrownBy(() -> longAgo.bulk().saveAll(two))
        .isInstanceOf(BulkException.class)
        .hasMessageContaining("coodie-291");
    assertThat(patients.findOne(Patient_.key("b1"))).isEmpty();
  }

  @Test
  void other_columns_later_times_and_deletes_go_through() {
    Patient cara = patient("cara");

    longAgo.at(cara).update(Patient_.name.set("Cara"));
    patients.timestamp(Instant.now()).save(cara);
    longAgo.delete(cara);

    assertThat(patients.get(Patient_.key("cara")).ward()).isEqualTo("7");
  }

  @Test
  void a_copy_that_keeps_write_times_refuses_it() {
    coodie
        .schema()
        .run(
            "CREATE TABLE source (id text PRIMARY KEY, ward text)",
            "CREATE TABLE target (id text PRIMARY KEY, ward text)",
            "ALTER TABLE target DROP ward",
            "ALTER TABLE target ADD ward text");
    coodie.execute("INSERT INTO source (id, ward) VALUES ('a', 'w') USING TIMESTAMP 1000000");
    String keyspace = coodie.keyspace().orElseThrow();

    assertThatThrownBy(
            () -> TableCopy.of(coodie, keyspace, "source", "target").preserveWriteTime().run())
        .hasMessageContaining("was dropped to be added again")
        .hasMessageContaining("Copy without preserveWriteTime()");
    assertThatCode(() -> TableCopy.of(coodie, keyspace, "source", "target").run())
        .doesNotThrowAnyException();
    assertThat(coodie.execute("SELECT ward FROM target").get(0).get(0, String.class))
        .isEqualTo("w");
  }

  private static Patient patient(String id) {
    return new Patient(id, "N", "7", Set.of("nuts"));
  }

  private static void refuses(ThrowingCallable write) {
    assertThatThrownBy(write)
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContaining("Column ward of ")
        .hasMessageEndingWith("[coodie-291]");
  }
}
