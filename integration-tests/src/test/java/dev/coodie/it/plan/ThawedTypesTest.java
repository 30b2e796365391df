package dev.coodie.it.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.Frozen;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.UserType;
import dev.coodie.error.StatementException;
import dev.coodie.schema.change.Safety;
import dev.coodie.schema.change.SchemaChange;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Types with collections that are not frozen, which others may have made. */
@ExtendWith(EmbeddedCoodieExtension.class)
class ThawedTypesTest {
  @UserType
  record Route(int number, List<String> stops) {}

  @Document
  record Trip(@PartitionKey int id, @Nullable Route route) {}

  @Document(table = "trip")
  record FrozenTrip(@PartitionKey int id, @Frozen @Nullable Route route) {}

  private final Coodie coodie;

  ThawedTypesTest(Coodie coodie) {
    this.coodie = coodie;
  }

  @BeforeEach
  void drop_all() {
    coodie.schema().drop(Trip.class);
    coodie.schema().run("DROP TYPE IF EXISTS route");
  }

  @Test
  void the_collections_of_a_type_that_coodie_makes_are_frozen() {
    coodie.schema().plan(Trip.class).apply();
    Trip trip = new Trip(1, new Route(7, List.of("a", "b")));

    coodie.documents(Trip.class).save(trip);

    assertThat(coodie.documents(Trip.class).find().all()).containsExactly(trip);
    assertThat(coodie.schema().read().orElseThrow().types().get(0).fields().get(1).type())
        .isEqualTo("frozen<list<text>>");
  }

  @Test
  void a_table_that_the_server_would_refuse_is_told_by_the_plan() {
    coodie.schema().run("CREATE TYPE route (number int, stops list<text>)");

    SchemaChange change = coodie.schema().plan(Trip.class).changes().list().get(0);

    assertThat(change.safety()).isEqualTo(Safety.IMPOSSIBLE);
    assertThat(change.error()).isEqualTo("coodie-748");
    assertThatThrownBy(
            () -> coodie.schema().run("CREATE TABLE trip (id int PRIMARY KEY, route route)"))
        .isInstanceOf(StatementException.class);
    coodie.schema().plan(FrozenTrip.class).apply();
    assertThat(coodie.schema().plan(FrozenTrip.class).isEmpty()).isTrue();
  }

  @Test
  void so_is_a_column() {
    coodie
        .schema()
        .run(
            "CREATE TYPE route (number int, stops list<text>)",
            "CREATE TABLE trip (id int PRIMARY KEY)");

    assertThat(coodie.schema().plan(Trip.class).changes().list())
        .singleElement()
        .satisfies(change -> assertThat(change.error()).isEqualTo("coodie-748"));
    assertThatThrownBy(() -> coodie.schema().run("ALTER TABLE trip ADD route route"))
        .isInstanceOf(StatementException.class);
    coodie.schema().plan(FrozenTrip.class).apply();
    assertThat(coodie.schema().plan(FrozenTrip.class).isEmpty()).isTrue();
  }

  @Test
  void a_column_that_got_one_later_goes_on() {
    coodie.schema().run("CREATE TYPE route (number int)");
    coodie.schema().run("CREATE TABLE trip (id int PRIMARY KEY, route route)");
    coodie.schema().run("ALTER TYPE route ADD stops list<text>");
    Trip trip = new Trip(2, new Route(7, List.of("a", "b")));

    assertThat(coodie.schema().plan(Trip.class).isEmpty()).isTrue();
    coodie.documents(Trip.class).save(trip);

    assertThat(coodie.documents(Trip.class).find().all()).containsExactly(trip);
  }
}
