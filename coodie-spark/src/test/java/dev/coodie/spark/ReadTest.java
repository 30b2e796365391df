package dev.coodie.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.test.EmbeddedCoodieExtension;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReadTest {
  @RegisterExtension static final EmbeddedCoodieExtension DB = new EmbeddedCoodieExtension();

  @RegisterExtension static final LocalSpark SPARK = LocalSpark.get();

  @Test
  void a_table_is_read_with_the_names_and_types_of_its_columns() {
    DB.coodie().execute("CREATE TABLE small (k int PRIMARY KEY, name text, price double)");
    DB.coodie().execute("INSERT INTO small (k, name, price) VALUES (1, 'one', 1.5)");
    DB.coodie().execute("INSERT INTO small (k, name) VALUES (2, 'two')");

    Dataset<Row> read = read("small");

    assertThat(read.schema().toDDL()).isEqualTo("k INT,name STRING,price DOUBLE");
    assertThat(read.collectAsList())
        .containsExactlyInAnyOrderElementsOf(
            List.of(RowFactory.create(1, "one", 1.5), RowFactory.create(2, "two", null)));
  }

  private static Dataset<Row> read(String table) {
    return SPARK
        .session()
        .read()
        .format("coodie")
        .option("hosts", DB.node().address() + ":" + DB.node().port())
        .option("table", DB.keyspace() + "." + table)
        .option("parts", 4)
        .load();
  }
}
