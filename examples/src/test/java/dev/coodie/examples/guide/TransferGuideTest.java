package dev.coodie.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.test.EmbeddedCoodieExtension;
import dev.coodie.transfer.ComparisonResult;
import dev.coodie.transfer.Side;
import dev.coodie.transfer.TableComparison;
import dev.coodie.transfer.TableExport;
import dev.coodie.transfer.TableImport;
import dev.coodie.transfer.TransferResult;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tables as files, and back. */
class TransferGuideTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB = EmbeddedCoodieExtension.withDocuments();

  private final Coodie coodie = DB.coodie();

  @TempDir private Path directory;

  @Test
  void a_table_goes_into_a_file_and_back() {
    coodie.schema().run("CREATE TABLE orders (id int PRIMARY KEY, total decimal)");
    coodie.execute("INSERT INTO orders (id, total) VALUES (1, 1.50)");
    String keyspace = coodie.schema().read().orElseThrow().name();
    Path file = directory.resolve("orders.jsonl");

    // tag::transfer-run[]
    TransferResult exported =
        TableExport.of(coodie, keyspace, "orders", file)
            .writeTime()
            .resume() // goes on if one was interrupted
            .run();

    TransferResult imported =
        TableImport.of(coodie, keyspace, "orders", file)
            .maxRejects(100)
            .listener(progress -> System.out.println(progress.rows() + " records"))
            .run();
    // end::transfer-run[]

    assertThat(exported.rows()).isEqualTo(1);
    assertThat(imported.rows()).isEqualTo(1);
    assertThat(imported.rejects()).isEmpty();
  }

  @Test
  void a_table_is_compared_with_its_copy_and_repaired() {
    for (String name : List.of("sales", "sales_copy")) {
      coodie.schema().run("CREATE TABLE " + name + " (id int PRIMARY KEY, total decimal)");
    }
    coodie.execute("INSERT INTO sales (id, total) VALUES (1, 1.50)");
    coodie.execute("INSERT INTO sales (id, total) VALUES (2, 9.99)");
    String keyspace = coodie.schema().read().orElseThrow().name();
    Coodie other = coodie;
    Path file = directory.resolve("differences.jsonl");

    // tag::compare-run[]
    TableComparison comparison =
        TableComparison.of(coodie, keyspace, "sales", other, keyspace, "sales_copy");

    ComparisonResult found = comparison.into(file).resume().run();

    ComparisonResult repaired = comparison.repair(Side.B).apply().run();
    // end::compare-run[]

    assertThat(found.onlyInA()).isEqualTo(2);
    assertThat(file).content().contains("\"only_in_a\"");
    assertThat(repaired.repair().writtenRows()).isEqualTo(2);
    assertThat(comparison.run().differences()).isZero();
  }
}
