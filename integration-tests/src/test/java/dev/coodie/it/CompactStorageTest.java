package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.Page;
import dev.coodie.Query;
import dev.coodie.annotation.ClusteringOrder;
import dev.coodie.column.ClusteringColumn;
import dev.coodie.column.ValueType;
import dev.coodie.migrations.scan.TableCopy;
import dev.coodie.migrations.write.DocumentWriter;
import dev.coodie.schema.definition.KeyspaceDefinition;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tables of the older shapes are what CQL shows, not what the schema's tables have of them. */
@ExtendWith(EmbeddedCoodieExtension.class)
class CompactStorageTest {
  private final Coodie coodie;

  CompactStorageTest(Coodie coodie) {
    this.coodie = coodie;
  }

  @BeforeAll
  static void create(Coodie coodie) {
    coodie
        .schema()
        .run(
            "CREATE TABLE one_row (id int PRIMARY KEY, v text, w int) WITH COMPACT STORAGE",
            "CREATE TABLE taken (id int PRIMARY KEY, column1 text, value int) WITH COMPACT STORAGE",
            "CREATE TABLE counted (id int PRIMARY KEY, n counter) WITH COMPACT STORAGE",
            "CREATE TABLE dense (id int, c int, v text, PRIMARY KEY (id, c)) WITH COMPACT STORAGE",
            "CREATE TABLE no_value (id int, c int, PRIMARY KEY (id, c)) WITH COMPACT STORAGE",
            "CREATE TABLE wide (id int, c int, d text, v text, PRIMARY KEY (id, c, d)) WITH COMPACT"
                + " STORAGE",
            "CREATE TABLE plain (id int PRIMARY KEY, v text, w int)");
  }

  @Test
  void they_have_the_columns_that_cql_shows() {
    assertThat(columns("one_row"))
        .containsExactly("id int PARTITION_KEY", "v text REGULAR", "w int REGULAR");
    assertThat(columns("taken"))
        .containsExactly("id int PARTITION_KEY", "column1 text REGULAR", "value int REGULAR");
    assertThat(columns("counted")).containsExactly("id int PARTITION_KEY", "n counter REGULAR");
    assertThat(columns("dense"))
        .containsExactly("id int PARTITION_KEY", "c int CLUSTERING", "v text REGULAR");
    assertThat(columns("no_value")).containsExactly("id int PARTITION_KEY", "c int CLUSTERING");
    assertThat(columns("wide"))
        .containsExactly(
            "id int PARTITION_KEY", "c int CLUSTERING", "d text CLUSTERING", "v text REGULAR");
    assertThat(columns("plain")).isEqualTo(columns("one_row"));
  }

  @Test
  void a_row_that_lacks_the_end_of_its_key_is_on_a_page() {
    coodie
        .schema()
        .run(
            "CREATE TABLE short_keys (p int, c0 int, c1 int, number int, PRIMARY KEY (p, c0, c1))"
                + " WITH COMPACT STORAGE");
    for (int i = 0; i < 5; i++) {
      coodie.execute("INSERT INTO short_keys (p, c0, number) VALUES (1, ?, ?)", i, i);
    }
    List<ClusteringColumn<PagedRow, Integer>> key =
        Stream.of("c0", "c1")
            .map(name -> ClusteringColumn.of(PagedRow.class, name, ValueType.INT))
            .toList();
    PagedRow_.is("short_keys", key, List.of(ClusteringOrder.ASC, ClusteringOrder.ASC), false);
    Query<PagedRow> query = coodie.documents(PagedRow.class).find(PagedRow_.P.eq(1)).pageSize(2);

    List<PagedRow> rows = new ArrayList<>();
    Page<PagedRow> page = query.page();
    rows.addAll(page.items());
    while (page.next().isPresent()) {
      page = query.page(page.next().get());
      rows.addAll(page.items());
    }

    assertThat(rows).extracting(PagedRow::number).containsExactly(0, 1, 2, 3, 4);
  }

  private List<String> columns(String table) {
    return keyspace().table(table).orElseThrow().columns().stream()
        .map(c -> c.name() + " " + c.type() + " " + c.kind())
        .toList();
  }

  private KeyspaceDefinition keyspace() {
    return coodie.schema().read().orElseThrow();
  }

  @Test
  void documents_are_written_for_them() {
    String source =
        DocumentWriter.of("x").tables("one_row").write(keyspace()).sources().get(0).text();

    assertThat(source)
        .contains("OneRow(@PartitionKey int id, @Nullable String v, @Nullable Integer w)");
  }

  @Test
  void their_rows_are_copied() {
    coodie.execute("INSERT INTO one_row (id, v, w) VALUES (1, 'a', 2)");

    TableCopy.of(coodie, keyspace().name(), "one_row", "plain").run();

    assertThat(coodie.execute("SELECT v FROM plain").get(0).get(0)).isEqualTo("a");
  }
}
