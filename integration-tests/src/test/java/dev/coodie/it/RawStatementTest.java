package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.batch.Batch;
import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Raw CQL as a statement, with values of every kind. */
class RawStatementTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB = EmbeddedCoodieExtension.withDocuments(Depot.class);

  private static final Address HOME = new Address("Köln", null, List.of(new Spot(1, 2)));

  private final Coodie coodie = DB.coodie();

  @BeforeAll
  static void a_table_of_our_own() {
    DB.coodie()
        .execute("CREATE TABLE parcels (id int PRIMARY KEY, text text, home frozen<address>)");
  }

  @Test
  void statements_of_our_own_go_into_batches() {
    String insert = "INSERT INTO parcels (id, text) VALUES (?, ?)";

    coodie.execute(Batch.logged(coodie.cql(insert, 1, "a"), coodie.cql(insert, 2, "b")));

    assertThat(coodie.execute("SELECT text FROM parcels WHERE id IN (1, 2)")).hasSize(2);
  }

  @Test
  void only_what_reads_is_called_idempotent() {
    CqlStatement insert = coodie.cql("INSERT INTO parcels (id) VALUES (?)", 3);

    assertThat(insert.idempotent()).isFalse();
    assertThat(insert.withIdempotent(true).idempotent()).isTrue();
    assertThat(coodie.cql("SELECT * FROM parcels").idempotent()).isTrue();
  }

  @Test
  void values_that_do_not_fit_are_refused_before_anything_is_sent() {
    assertThatThrownBy(() -> coodie.cql("INSERT INTO parcels (id) VALUES (?)", "x"))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContaining("Value 1 does not fit");
    assertThatThrownBy(() -> coodie.cql("INSERT INTO parcels (id) VALUES (?)", 1, 2))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContaining("1 bind markers, but 2 values");
  }

  @Test
  void a_value_with_fields_is_bound_as_its_class_or_as_a_map() {
    String insert = "INSERT INTO parcels (id, home) VALUES (?, ?)";

    coodie.execute(insert, 10, HOME);
    coodie.execute(insert, 11, Map.of("city", "Köln"));

    assertThat(city(10)).isEqualTo("Köln");
    assertThat(city(11)).isEqualTo("Köln");
    assertThat(
            coodie.execute(
                "SELECT id FROM parcels WHERE id = 10 AND home = ? ALLOW FILTERING", HOME))
        .hasSize(1);
  }

  @Test
  void a_value_of_another_type_is_refused() {
    assertThatThrownBy(
            () ->
                coodie.execute("INSERT INTO parcels (id, home) VALUES (?, ?)", 12, new Spot(1, 2)))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContaining("Value 2 does not fit");
  }

  private String city(int id) {
    return coodie
        .execute("SELECT home.city FROM parcels WHERE id = ?", id)
        .get(0)
        .get(0, ValueType.TEXT);
  }
}
