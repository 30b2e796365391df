package dev.coodie.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Documents;
import dev.coodie.error.ConfigurationException;
import dev.coodie.spark.guide.Sale;
import dev.coodie.spark.guide.Sale_;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CoodieSparkTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB =
      EmbeddedCoodieExtension.withDocuments(Sale.class, VersionedSale.class);

  @RegisterExtension static final LocalSpark SPARK = LocalSpark.get();

  private final Documents<Sale> sales = DB.coodie().documents(Sale.class);

  @BeforeEach
  void empty() {
    sales.truncate();
  }

  @Test
  void documents_are_read_in_tasks_each_once() {
    sales.bulk().saveAll(IntStream.range(0, 1_000).mapToObj(CoodieSparkTest::sale));

    JavaRDD<Sale> read = CoodieSpark.read(SPARK.session(), options("parts", "5"), Sale.class);

    assertThat(read.getNumPartitions()).isGreaterThanOrEqualTo(5);
    assertThat(read.map(Sale::number).collect())
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 1_000).boxed().toList());
    assertThat(read.map(sale -> sale.price().toString() + sale.items()).distinct().collect())
        .containsExactly("1.50[a, b]");
  }

  @Test
  void only_the_first_documents_can_be_taken() {
    sales.bulk().saveAll(IntStream.range(0, 500).mapToObj(CoodieSparkTest::sale));

    assertThat(CoodieSpark.read(SPARK.session(), options(), Sale.class).map(Sale::shop).take(3))
        .hasSize(3);
  }

  @Test
  void documents_are_saved_by_tasks_and_counted() {
    JavaRDD<Sale> made = numbers(1_000).map(CoodieSparkTest::sale);

    assertThat(CoodieSpark.write(made, options(), Sale.class)).isEqualTo(1_000);

    assertThat(sales.scan().count()).isEqualTo(1_000);
    assertThat(sales.get(Sale_.key("shop7", 7))).isEqualTo(sale(7));
  }

  @Test
  void what_is_null_is_left_alone_unless_it_shall_be_written() {
    sales.save(new Sale("s", 1, BigDecimal.ONE, "kept", List.of()));
    JavaRDD<Sale> made =
        numbers(1).map(number -> new Sale("s", 1, BigDecimal.TEN, null, List.of("x")));

    CoodieSpark.write(made, options(), Sale.class);
    assertThat(sales.get(Sale_.key("s", 1)))
        .isEqualTo(new Sale("s", 1, BigDecimal.TEN, "kept", List.of("x")));

    CoodieSpark.write(made, options("write-nulls", "true"), Sale.class);
    assertThat(sales.get(Sale_.key("s", 1)))
        .isEqualTo(new Sale("s", 1, BigDecimal.TEN, null, List.of("x")));
  }

  @Test
  void an_option_that_means_nothing_for_documents_is_told() {
    assertThatThrownBy(() -> CoodieSpark.read(SPARK.session(), options("table", "a.b"), Sale.class))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "The option \"table\" means nothing for reading documents, whose class says what they"
                + " are. Besides those of the connection there are: parts, page-size, parallelism."
                + " [coodie-1490]");
  }

  @Test
  void documents_with_a_version_are_refused() {
    JavaRDD<VersionedSale> made = numbers(1).map(number -> new VersionedSale("s", 1));

    assertThatThrownBy(() -> CoodieSpark.write(made, options(), VersionedSale.class))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("VersionedSale has a version")
        .hasMessageEndingWith("[coodie-1491]");
  }

  private static Sale sale(int number) {
    return new Sale("shop" + number % 10, number, new BigDecimal("1.50"), null, List.of("a", "b"));
  }

  private static JavaRDD<Integer> numbers(int count) {
    return JavaSparkContext.fromSparkContext(SPARK.session().sparkContext())
        .parallelize(IntStream.range(0, count).boxed().toList(), 2);
  }

  private static Map<String, String> options(String... more) {
    Map<String, String> options = new HashMap<>();
    options.put("hosts", DB.node().address() + ":" + DB.node().port());
    options.put("keyspace", DB.keyspace());
    for (int i = 0; i < more.length; i += 2) {
      options.put(more[i], more[i + 1]);
    }
    return options;
  }
}
