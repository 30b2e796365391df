package dev.coodie.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.column.Cells;
import dev.coodie.column.ClusteringColumn;
import dev.coodie.column.PartitionColumn;
import dev.coodie.column.PlainColumn;
import dev.coodie.column.ValueType;
import dev.coodie.error.MappingException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Where a row does not fit, when code of the application throws. */
class MisfitTest {
  private static final String SECRET = "secret";
  private static final PartitionColumn<Person, Integer> ID =
      PartitionColumn.of(Person.class, "id", ValueType.INT);
  private static final ClusteringColumn<Person, Integer> SEQ =
      ClusteringColumn.of(Person.class, "seq", ValueType.INT);
  private static final PlainColumn<Person, Integer> AGE =
      PlainColumn.of(Person.class, "age", ValueType.INT);

  @Test
  void constructor_is_told_of_its_table_and_key() {
    assertThatThrownBy(() -> model(cells -> new Person(cells, true)).read(row(-1)))
        .isInstanceOf(MappingException.class)
        .hasMessage(
            "A row of table person does not fit Person: no Person can be made from it: its own code"
                + " threw java.lang.IllegalStateException, which is the cause. Key columns: id,"
                + " seq. [coodie-411]")
        .hasCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void setter_before_the_last_is_told_of_its_column() {
    assertThatThrownBy(() -> model(MisfitTest::refusingSeq).read(row(1)))
        .isInstanceOf(MappingException.class)
        .hasMessageStartingWith("Column \"seq\" of table person does not fit Person: ");
  }

  @Test
  void code_that_throws_once_is_told_without_a_column() {
    int[] calls = {0};
    Function<Cells, Person> once =
        cells -> calls[0]++ == 0 ? refusingSeq(cells) : new Person(cells, false);

    assertThatThrownBy(() -> model(once).read(row(1)))
        .hasMessageStartingWith("A row of table person does not fit Person: ");
  }

  @Test
  void projection_is_told_of_table_and_key_of_the_rows() {
    ProjectionModel<Person, Person> projection =
        ProjectionModel.of(
            Person.class, Person.class, List.of(ID, SEQ, AGE), cells -> new Person(cells, true));
    Cells row = row(-1);

    assertThatThrownBy(() -> projection.readFrom(model(cells -> new Person(cells, false)), row))
        .hasMessageStartingWith("A row of table person does not fit Person: ")
        .hasMessageEndingWith(" Key columns: id, seq. [coodie-411]")
        .hasCauseInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> projection.read(row))
        .isInstanceOf(MappingException.class)
        .hasMessageNotContaining(SECRET)
        .hasMessageEndingWith("[coodie-407]");
  }

  @Test
  void hook_is_not_told() {
    DocumentModel<Person> model =
        DocumentModel.builder(Person.class, "person")
            .partitionKey(ID)
            .afterRead(
                person -> {
                  throw new UnsupportedOperationException(SECRET);
                })
            .build(cells -> new Person(cells, false), (person, cells) -> {});

    assertThatThrownBy(() -> model.read(row(1)))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage(SECRET);
  }

  private static DocumentModel<Person> model(Function<Cells, Person> read) {
    return DocumentModel.builder(Person.class, "person")
        .partitionKey(ID)
        .clusteringKey(SEQ, dev.coodie.annotation.ClusteringOrder.ASC)
        .column(AGE)
        .build(read, (person, cells) -> {});
  }

  private static Person refusingSeq(Cells cells) {
    cells.getInt(0);
    cells.getInt(1);
    throw new IllegalStateException(SECRET);
  }

  private static Cells row(int age) {
    return Cells.of(
        new ByteBuffer[] {
          ValueType.INT.encode(1), ValueType.INT.encode(2), ValueType.INT.encode(age)
        });
  }

  private static final class Person {
    Person(Cells cells, boolean refuses) {
      int sum = cells.getInt(0) + cells.getInt(1) + cells.getInt(2);
      if (refuses && sum < 10) {
        throw new IllegalStateException(SECRET);
      }
    }
  }
}
