package dev.coodie.migrations;

import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** One run of one migration; written when it starts, and again when it ends. */
@Document(table = HistoryRow.TABLE)
record HistoryRow(
    @PartitionKey String version,
    @ClusteringKey(0) Instant at,
    @ClusteringKey(1) UUID id,
    String description,
    MigrationRecord.Action action,
    MigrationRecord.Outcome outcome,
    long millis,
    String host,
    String user,
    String checksum,
    String note) {
  static final String TABLE = "coodie_migration_history";

  HistoryRow ended(MigrationRecord.Outcome how, long took, String says) {
    return new HistoryRow(
        version, at, id, description, action, how, took, host, user, checksum, says);
  }

  MigrationRecord record() {
    return new MigrationRecord(
        version,
        description,
        action,
        outcome,
        at,
        Duration.ofMillis(millis),
        host,
        user,
        checksum,
        note);
  }
}
