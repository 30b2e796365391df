package dev.coodie.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.error.SchemaException;
import dev.coodie.schema.SchemaLock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Several that migrate at once. */
class MigrationLockTest extends MigrationsOnNode {
  @Test
  void of_several_that_start_at_once_one_does_the_work() {
    writeThree();
    List<CompletableFuture<MigrationRun>> runs = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      runs.add(CompletableFuture.supplyAsync(() -> migrator().migrate()));
    }

    List<MigrationRun> results = runs.stream().map(CompletableFuture::join).toList();

    assertThat(results).filteredOn(run -> !run.isEmpty()).hasSize(1);
    assertThat(driver.sent).filteredOn(s -> s.text().startsWith("CREATE TABLE users")).hasSize(1);
    assertThat(migrator().history()).hasSize(3);
  }

  @Test
  void a_long_migration_keeps_the_lock_to_itself() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Migrator slow =
        Migrator.of(coodie)
            .migration(
                "20260101_001",
                "slow",
                context -> {
                  started.countDown();
                  go.await();
                  context.schema("CREATE TABLE a (id int PRIMARY KEY)");
                });
    CompletableFuture<MigrationRun> running = CompletableFuture.supplyAsync(slow::migrate);
    started.await();
    List<MigrationEvent> events = new ArrayList<>();

    assertThatThrownBy(
            () -> slow.lockPatience(Duration.ofMillis(300)).listener(events::add).migrate())
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining(String.valueOf(ProcessHandle.current().pid()));

    assertThat(events).hasSize(1).allMatch(e -> e instanceof MigrationEvent.Waiting);
    go.countDown();
    assertThat(running.get().migrations()).hasSize(1);
    assertThat(coodie.schema().keyspace(keyspace).lockHolder()).isEmpty();
  }

  @Test
  void who_has_lost_the_lock_stops_before_its_next_statement_and_records_nothing_more()
      throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Migrator slow =
        Migrator.of(coodie)
            .migration(
                "20260101_001",
                "slow",
                context -> {
                  started.countDown();
                  go.await();
                  context.schema("CREATE TABLE a (id int PRIMARY KEY)");
                });
    CompletableFuture<MigrationRun> running = CompletableFuture.supplyAsync(slow::migrate);
    started.await();
    coodie.schema().keyspace(keyspace).forceUnlock();
    try (SchemaLock other = coodie.schema().keyspace(keyspace).lock(Duration.ofSeconds(10))) {
      go.countDown();

      assertThatThrownBy(running::get).hasStackTraceContaining("SchemaException");

      other.check();
      assertThat(Keyspaces.tables(coodie, keyspace)).doesNotContain("a");
      assertThat(slow.status())
          .extracting(MigrationInfo::state)
          .containsExactly(MigrationState.RUNNING);
    }
  }
}
