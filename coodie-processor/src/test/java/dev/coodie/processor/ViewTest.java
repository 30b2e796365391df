package dev.coodie.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.driver.Consistency;
import dev.coodie.model.DocumentModel;
import dev.coodie.schema.definition.OptionValue;
import dev.coodie.schema.definition.ViewDefinition;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Materialized views. */
class ViewTest {
  private static final String SOURCE =
      """
      import dev.coodie.annotation.*;
      import dev.coodie.column.Converter;
      import java.util.*;

      @Document(table = "products", keyspace = "shop", naming = Naming.AS_IS, defaultTtl = 5,
          skipNulls = true, consistency = "ONE", options = @TableOption(name = "comment", value = "x"))
      record Product(@PartitionKey UUID id, @ClusteringKey int batchNo, @Name("tag") String label,
          @Version int version, @Indexed Optional<String> note, @Frozen Set<String> tags,
          @Converted(Upper.class) Locale language) {}

      @MaterializedView(of = Product.class, name = "by_label", where = "\\"batchNo\\" > 0",
          options = @TableOption(name = "gc_grace_seconds", value = "60"))
      record ByLabel(@PartitionKey @Name("tag") String label,
          @ClusteringKey(value = 0, order = ClusteringOrder.DESC) int batchNo, @ClusteringKey(1) UUID id,
          int version, String note, @Frozen Set<String> tags,
          @Converted(Upper.class) Locale language) {}

      @MaterializedView(of = Product.class) class ProductByBatch {
        @PartitionKey int batchNo;
        @ClusteringKey UUID id;
      }
      @Projection(ByLabel.class) record Label(String label) {}

      class Upper implements Converter<Locale, String> {
        public String toCql(Locale locale) { return locale.getLanguage(); }
        public Locale fromCql(String text) { return Locale.forLanguageTag(text); }
      }
      class Samples {
        static List<Object> all() {
          return List.of(new ByLabel("l", 1, new UUID(1, 2), 3, "n", Set.of("t"), Locale.FRENCH));
        }
      }
      """;

  @Test
  void view_is_where_its_base_is_and_has_its_own_name_where_and_options() {
    DocumentModel<Object> view = Loaded.of(SOURCE).model("ByLabel");

    assertThat(view.tableName()).isEqualTo("by_label");
    assertThat(view.keyspace()).contains("shop");
    assertThat(view.viewOf().map(Class::getName)).contains("Product");
    assertThat(view.definition().view())
        .contains(new ViewDefinition("products", "\"batchNo\" > 0"));
    assertThat(view.definition().options())
        .isEqualTo(Map.of("gc_grace_seconds", new OptionValue("60", Map.of())));
    assertThat(view.definition().defaultTtl()).isZero();
    assertThat(view.definition().indexes()).isEmpty();
    assertThat(view.skipNulls()).isFalse();
    assertThat(view.versionPosition()).isEqualTo(-1);
    assertThat(view.statementOptions().consistency()).isEqualTo(Consistency.ONE);
  }

  @Test
  void columns_are_those_of_the_base_under_another_key() {
    Loaded loaded = Loaded.of(SOURCE);

    assertThat(loaded.columns("ByLabel"))
        .containsExactly(
            "tag text PARTITION_KEY ASC",
            "batchNo int CLUSTERING DESC",
            "id uuid CLUSTERING ASC",
            "version int REGULAR",
            "note text REGULAR",
            "tags frozen<set<text>> REGULAR",
            "language text REGULAR");
    assertThat(loaded.columns("ProductByBatch"))
        .containsExactly("batchNo int PARTITION_KEY ASC", "id uuid CLUSTERING ASC");
    assertThat(loaded.model("ProductByBatch").tableName()).isEqualTo("product_by_batch");
  }

  @Test
  void row_of_a_view_is_read_and_can_be_projected() {
    Loaded loaded = Loaded.of(SOURCE);
    Object row = loaded.samples().get(0);

    assertThat(loaded.roundTrip("ByLabel", row)).isEqualTo(row);
    assertThat(loaded.condition("ByLabel", "partition", "l")).isEqualTo("tag");
    assertThat(loaded.projection("Label").columns().toString()).isEqualTo("[tag text]");
    assertThat(loaded.projection("Label").document().getName()).isEqualTo("ByLabel");
  }

  @Test
  void view_waits_for_the_names_its_base_needs() {
    Compilation.of(
            "import dev.coodie.annotation.*;"
                + "@MaterializedView(of = A.class) record V(@PartitionKey int id) {}",
            "import dev.coodie.annotation.*;@Document record A(@PartitionKey int id, String x) {"
                + " Object o() { return A_.x; } }")
        .succeeds();
  }
}
