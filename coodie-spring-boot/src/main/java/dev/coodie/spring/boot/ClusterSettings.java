package dev.coodie.spring.boot;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** What can be chosen for each cluster; {@link CoodieProperties} says what the settings mean. */
interface ClusterSettings {
  @Nullable String keyspace();

  @Nullable Boolean createKeyspace();

  Map<String, Integer> replication();

  List<String> packages();

  @Nullable SchemaMode schema();

  MigrationMode migrations();

  String migrationsLocation();

  Duration lockPatience();

  @Nullable Integer pageSize();

  @Nullable String pageTokenKey();

  List<String> olderPageTokenKeys();

  boolean validation();

  @Nullable String profile();

  @Nullable DataSize batchWarnSize();

  @Nullable DataSize batchFailSize();

  @Nullable DataSize statementMemory();
}
