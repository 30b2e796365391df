package dev.coodie.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is recorded without anything being run. */
class BookkeepingTest extends MigrationsOnNode {
  @Test
  void a_baseline_counts_as_applied_without_being_run() {
    writeThree();

    List<MigrationInfo> marked = migrator().baseline("20260101_002");

    assertThat(marked)
        .extracting(MigrationInfo::state)
        .containsExactly(MigrationState.BASELINE, MigrationState.BASELINE);
    assertThat(Keyspaces.tables(coodie, keyspace)).doesNotContain("users");
    assertThat(migrator().plan().migrations())
        .extracting(MigrationPlan.Planned::version)
        .containsExactly("20260102_001");
    assertThatThrownBy(() -> migrator().allowDestructive(true).down(1))
        .hasMessageContaining("it is part of a baseline and was never run");
    assertThat(migrator().baseline("20260101_002")).isEmpty();
    assertThat(migrator().history())
        .extracting(MigrationRecord::action)
        .containsOnly(MigrationRecord.Action.BASELINE);
  }

  @Test
  void a_change_is_accepted_and_a_missing_one_forgotten_when_told() throws IOException {
    writeThree();
    migrator().migrate();
    write("20260101_001_users", "CREATE TABLE users (id int PRIMARY KEY, name ascii);");
    delete("20260102_001_age");

    List<MigrationInfo> changed =
        migrator().repair(Repair.acceptChanged(), Repair.forget("20260102_001"));

    assertThat(changed)
        .extracting(MigrationInfo::version)
        .containsExactly("20260101_001", "20260102_001");
    assertThat(migrator().verify()).isEmpty();
    assertThat(migrator().status()).hasSize(2);
    assertThat(migrator().history())
        .extracting(MigrationRecord::note)
        .contains("forgotten; it was DONE");
  }

  @Test
  void a_repair_that_does_not_fit_changes_nothing() {
    writeThree();
    migrator().migrate();

    assertThatThrownBy(() -> migrator().repair(Repair.forget("20260101_001")))
        .hasMessageContaining("it is applied")
        .hasMessageEndingWith("[coodie-930]");
    assertThatThrownBy(() -> migrator().repair(Repair.acceptChanged("20260101_001")))
        .hasMessageContaining("it has not changed");
    assertThatThrownBy(() -> migrator().repair(Repair.forget("20260101_009")))
        .hasMessageEndingWith("[coodie-917]");
    assertThat(migrator().repair(Repair.acceptChanged())).isEmpty();
    assertThat(states()).containsOnly(MigrationState.DONE);
  }

  @Test
  void a_failed_migration_is_pending_again_when_it_is_forgotten() {
    write("20260101_001_a", "CREATE TABLE a (id int PRIMARY KEY);\nALTER TABLE b ADD c int;");
    assertThatThrownBy(() -> migrator().migrate()).hasMessageEndingWith("[coodie-922]");
    assertThatThrownBy(() -> migrator().baseline("20260101_001"))
        .hasMessageContaining("20260101_001 is FAILED")
        .hasMessageEndingWith("[coodie-929]");

    migrator().repair(Repair.forget("20260101_001"));

    assertThat(migrator().plan().migrations().get(0).first()).isEqualTo(1);
    assertThat(migrator().verify()).isEmpty();
  }

  @Test
  void what_is_recorded_later_counts_even_if_the_clock_of_another_host_was_ahead() {
    write("20260101_001_a", "CREATE TABLE a (id int PRIMARY KEY);\nALTER TABLE b ADD c int;");
    assertThatThrownBy(() -> migrator().migrate()).hasMessageEndingWith("[coodie-922]");
    Instant ahead = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS);
    StateRow row = coodie.documents(StateRow.class).get(StateRow_.version.eq("20260101_001"));
    StateRow early = row.change().at(ChronoUnit.MICROS.between(Instant.EPOCH, ahead));
    coodie.documents(StateRow.class).timestamp(ahead).save(early);

    write("20260101_001_a", "CREATE TABLE a (id int PRIMARY KEY);\nALTER TABLE a ADD c int;");
    migrator().migrate();

    assertThat(states()).containsExactly(MigrationState.DONE);
  }
}
