package dev.coodie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.column.Mapping;
import dev.coodie.column.PartitionColumn;
import dev.coodie.column.UdtField;
import dev.coodie.column.ValueType;
import dev.coodie.driver.Row;
import dev.coodie.error.MappingException;
import dev.coodie.model.DocumentModel;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What rows become, and what is said when they do not fit. */
class ReadingTest {
  private final Coodie coodie = Coodie.of(TestDriver.empty());

  @Test
  void a_document_comes_back_as_it_was_written() {
    for (Event event : List.of(Event.numbered(1), Event.bare())) {
      Row row = row(Event_.MODEL, TestDriver.cells(Event_.MODEL, event));

      assertThat(coodie.documents(Event.class).read(row)).isEqualTo(event);
    }
  }

  @Test
  void an_empty_cell_of_a_primitive_is_named_with_table_and_key() {
    List<@Nullable ByteBuffer> cells = TestDriver.cells(Event_.MODEL, Event.numbered(1));
    cells.set(6, null);

    assertThatThrownBy(() -> coodie.documents(Event.class).read(row(Event_.MODEL, cells)))
        .isInstanceOf(MappingException.class)
        .hasMessage(
            "Column \"level\" of table event does not fit Event: the cell is empty, but the property is"
                + " a primitive. Key columns: service, day_bucket, event_time, seq. [coodie-411]");
  }

  @Test
  void a_value_that_fits_no_constant_is_named_with_its_column() {
    Row row =
        row(
            Product_.MODEL,
            Arrays.asList(ValueType.BIGINT.encode(1L), null, ValueType.TEXT.encode("BLUE")));

    assertThatThrownBy(() -> coodie.documents(Product.class).read(row))
        .isInstanceOf(MappingException.class)
        .hasMessageStartingWith("Column \"color\" of table product does not fit Product: ")
        .hasMessageContaining("RED, GREEN")
        .hasMessageNotContaining("BLUE");
  }

  @Test
  void a_field_that_is_missing_inside_a_column_is_told_of_that_column() {
    ValueType<Map<String, Object>> place = dynamic("place", new UdtField<>("city", ValueType.TEXT));
    ValueType<Map<String, Object>> address =
        dynamic(
            "address",
            new UdtField<>("street", ValueType.TEXT),
            new UdtField<>("number", ValueType.INT),
            new UdtField<>("place", place));
    ByteBuffer addresses =
        ValueType.map(ValueType.TEXT, address)
            .encode(Map.of("home", Map.of("street", "A", "place", Map.of("city", "B"))));
    Row row = row(Customer_.MODEL, new ArrayList<>(List.of(ValueType.INT.encode(1), addresses)));

    assertThatThrownBy(() -> coodie.documents(Customer.class).read(row))
        .isInstanceOf(MappingException.class)
        .hasMessageStartingWith("Column \"addresses\" of table customer does not fit Customer: ");
  }

  @Test
  void a_field_whose_place_is_beyond_the_columns_is_told_of_its_column() {
    ValueType<Holder> holder =
        ValueType.udt(
            Holder.class,
            "holder",
            List.of(
                new UdtField<>("a", ValueType.INT),
                new UdtField<>("b", ValueType.INT),
                new UdtField<>("c", ValueType.INT)),
            Mapping.of(
                cells -> new Holder(cells.getInt(2)), (value, out) -> out.setInt(0, value.c())));
    DocumentModel<Holder> model =
        DocumentModel.builder(Holder.class, "holders")
            .partitionKey(PartitionColumn.of(Holder.class, "id", holder.frozen()))
            .build(cells -> cells.getOrEmpty(0, holder), (value, out) -> {});
    ByteBuffer cell = holder.encode(new Holder(1));

    assertThatThrownBy(() -> model.read(row(model, new ArrayList<>(List.of(cell)))))
        .isInstanceOf(MappingException.class)
        .hasMessageStartingWith("Column \"id\" of table holders does not fit Holder: ");
  }

  record Holder(int c) {}

  @Test
  void a_projection_reads_its_columns_alone() {
    Coodie found =
        Coodie.of(TestDriver.answering(TestDriver.page(Product_.MODEL, Product.numbered(7))));

    assertThat(found.documents(Product.class).find().as(ProductName.class).all())
        .containsExactly(new ProductName("p7"));
  }

  @SuppressWarnings("unchecked") // only so that a null need not be written
  private static ValueType<Map<String, Object>> dynamic(String name, UdtField<?, ?>... fields) {
    return (ValueType<Map<String, Object>>)
        (ValueType<?>) ValueType.dynamicUdt(name, List.of(fields));
  }

  private static Row row(DocumentModel<?> model, List<@Nullable ByteBuffer> cells) {
    return Row.of(TestDriver.columns(model), cells);
  }
}
