package dev.coodie.migrations;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.coodie.Coodie;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.schema.definition.Replication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A keyspace of its own on a real node for each test, and a directory for files. */
abstract class MigrationsOnNode {
  static EmbeddedCassandra node;
  static CqlSession session;

  @TempDir Path directory;
  String keyspace;
  CqlSession own;
  WatchedDriver driver;
  Coodie coodie;

  @BeforeAll
  static void connect() {
    node = EmbeddedCassandra.shared();
    session = node.sessionBuilder().build();
  }

  @AfterAll
  static void disconnect() {
    session.close();
    node.close();
  }

  @BeforeEach
  void create() {
    keyspace = "Migrate_" + UUID.randomUUID().toString().substring(0, 8);
    Coodie.of(new WatchedDriver(session, keyspace))
        .schema()
        .createKeyspace(keyspace, Replication.simple(1));
    own = node.sessionBuilder().withKeyspace('"' + keyspace + '"').build();
    driver = new WatchedDriver(own, keyspace);
    coodie = Coodie.of(driver);
  }

  @AfterEach
  void drop() {
    try {
      Coodie.of(new WatchedDriver(session, keyspace)).schema().dropKeyspace(keyspace);
    } finally {
      own.close();
    }
  }

  void write(String name, String text) {
    try {
      Files.writeString(directory.resolve(name + ".cql"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void delete(String name) throws IOException {
    Files.delete(directory.resolve(name + ".cql"));
  }

  Migrator migrator() {
    return Migrator.of(coodie).directory(directory);
  }

  void writeThree() {
    write(
        "20260101_001_users",
        "CREATE TABLE users (id int PRIMARY KEY, name text);\n"
            + "INSERT INTO users (id, name) VALUES (1, 'Ann');\n"
            + "-- coodie:down\nDROP TABLE users;");
    write(
        "20260101_002_nickname",
        "ALTER TABLE ${keyspace}.users ADD nickname text;\n"
            + "-- coodie:down\nALTER TABLE users DROP nickname;");
    write(
        "20260102_001_age",
        "ALTER TABLE users ADD age int;\n-- coodie:down\nALTER TABLE users DROP age;");
  }

  List<String> columns(String table) {
    return coodie
        .execute(
            "SELECT column_name FROM system_schema.columns WHERE keyspace_name = ? AND table_name ="
                + " ?",
            keyspace,
            table)
        .stream()
        .map(row -> row.get(0, String.class))
        .toList();
  }

  List<MigrationState> states() {
    return migrator().status().stream().map(MigrationInfo::state).toList();
  }
}
