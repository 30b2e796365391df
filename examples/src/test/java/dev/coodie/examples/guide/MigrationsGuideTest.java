package dev.coodie.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.driver.Row;
import dev.coodie.migrations.MigrationPlan;
import dev.coodie.migrations.MigrationProblem;
import dev.coodie.migrations.MigrationRun;
import dev.coodie.migrations.Migrator;
import dev.coodie.migrations.scan.TableCopy;
import dev.coodie.migrations.scan.TableScan;
import dev.coodie.migrations.scan.TableScanResult;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Versioned migrations, data migrations, copies of tables. */
class MigrationsGuideTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB = EmbeddedCoodieExtension.withDocuments();

  private final Coodie coodie = DB.coodie();

  @Test
  void migrations_are_applied_looked_at_and_undone() {
    apply("20260131_002");
    UUID id = UUID.randomUUID();
    coodie.execute("INSERT INTO users (id, name, age) VALUES (?, 'x', 40)", id);

    // tag::migrations-run[]
    Migrator migrator =
        Migrator.of(coodie).classpath("db/migrations").migration(new V20260201_001_FillAgeYears());

    MigrationPlan plan = migrator.plan(); // the dry run: writes nothing, takes no lock
    MigrationRun run = migrator.migrate();
    List<MigrationProblem> problems = migrator.verify();
    // end::migrations-run[]

    assertThat(plan.migrations()).hasSize(1);
    assertThat(run.migrations()).hasSize(1);
    assertThat(problems).isEmpty();
    Row row = coodie.execute("SELECT age_years FROM users WHERE id = ?", id).get(0);
    assertThat(row.get("age_years")).isEqualTo(40L);

    // tag::migrations-down[]
    migrator.allowDestructive(true).down(1); // the last one that was applied
    migrator.allowDestructive(true).downTo("20260131_001"); // all after this one, which stays
    // end::migrations-down[]

    assertThat(migrator.plan().migrations()).hasSize(2);
  }

  private void apply(String version) {
    Migrator migrator = Migrator.of(coodie).classpath("db/migrations");
    assertThat(migrator.plan().statements()).hasSize(3);
    // tag::migrations-target[]
    migrator.migrateTo(version); // exactly up to this one, and with it
    // end::migrations-target[]
    assertThat(migrator.plan().isEmpty()).isTrue();
  }

  @Test
  void a_table_is_scanned_and_copied() {
    coodie
        .schema()
        .run(
            "CREATE TABLE visits (page text, at int, visitor text, PRIMARY KEY (page, at))",
            "CREATE TABLE visits_by_visitor (page text, at int, visitor text,"
                + " PRIMARY KEY (visitor, page, at))");
    for (int i = 0; i < 20; i++) {
      coodie.execute("INSERT INTO visits (page, at, visitor) VALUES ('p', ?, 'v')", i);
    }
    AtomicLong seen = new AtomicLong();
    List<String> lines = new ArrayList<>();
    String keyspace = coodie.schema().read().orElseThrow().name();

    // tag::migrations-scan[]
    TableScanResult result =
        TableScan.of(coodie, keyspace, "visits")
            .named("count visits") // remembers what is done in the table coodie_scans
            .ranges(256)
            .parallelism(4)
            .rowsPerSecond(20_000)
            .onProgress(p -> lines.add(p.rangesDone() + " of " + p.ranges() + " ranges"))
            .verifyCount()
            .forEach(row -> seen.incrementAndGet());
    // end::migrations-scan[]
    // tag::migrations-copy[]
    TableCopy.of(coodie, keyspace, "visits", "visits_by_visitor")
        .preserveWriteTime() // what is newer in the target stays
        .scan(scan -> scan.named("visits by visitor").rowsPerSecond(5_000))
        .run();
    // end::migrations-copy[]

    assertThat(seen).hasValue(20);
    assertThat(result.rows()).isEqualTo(20);
    assertThat(lines).isNotEmpty();
    assertThat(coodie.execute("SELECT * FROM visits_by_visitor WHERE visitor = 'v'")).hasSize(20);
  }
}
