package dev.coodie.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // schema: guarded ones run again, others are looked for
        "CREATE TABLE t (id int PRIMARY KEY) | COMPARE",
        "CREATE TABLE IF NOT EXISTS t (id int PRIMARY KEY) | RERUN",
        "create table if not exists t (id int primary key) | RERUN",
        "CREATE OR REPLACE FUNCTION f (a int) CALLED ON NULL INPUT RETURNS int LANGUAGE java AS $$ return a; $$ | RERUN",
        "CREATE MATERIALIZED VIEW v AS SELECT * FROM t WHERE a IS NOT NULL PRIMARY KEY (a) | COMPARE",
        "CREATE INDEX ON t (a) | COMPARE",
        "ALTER TABLE t ADD a int | COMPARE",
        "ALTER TABLE IF EXISTS t ADD a int | COMPARE",
        "ALTER TABLE t ADD IF NOT EXISTS a map<int, text> | RERUN",
        "alter type if exists k.\"t\" add if not exists \"if\" int | RERUN",
        "ALTER TABLE t DROP IF EXISTS a | RERUN",
        "ALTER TABLE t ADD IF NOT EXISTS a int, b int | COMPARE",
        "ALTER TABLE t ADD \"if\" int | COMPARE",
        "ALTER TABLE t WITH comment = 'IF NOT EXISTS' | COMPARE",
        "ALTER TYPE t RENAME a TO b | COMPARE",
        "DROP TABLE t | COMPARE",
        "DROP TABLE IF EXISTS t | RERUN",
        "CREATE TABLE t2 LIKE t WITH INDEXES | COMPARE",
        "CREATE TABLE IF NOT EXISTS t2 LIKE t | RERUN",
        "COMMENT ON COLUMN t.a IS 'DROP' | RERUN",
        "SECURITY LABEL ON TABLE t IS 'x' | RERUN",
        // roles
        "CREATE ROLE r | ASK",
        "CREATE ROLE IF NOT EXISTS r | RERUN",
        "ALTER ROLE r WITH LOGIN = true | RERUN",
        "GRANT SELECT ON t TO r | RERUN",
        "DROP USER u | ASK",
        // rows
        "SELECT * FROM t | RERUN",
        "INSERT INTO t (id, name) VALUES (1, 'now()') | RERUN",
        "INSERT INTO t (id, n) VALUES (550e8400-e29b-41d4-a716-446655440000, -5) | RERUN",
        "INSERT INTO t (id, n) VALUES (1, 1.5e-3) | RERUN",
        "INSERT INTO t (id) VALUES (now()) | ASK",
        "INSERT INTO t (id) VALUES (UUID()) | ASK",
        "INSERT INTO t (id) VALUES (toTimestamp(now())) | ASK",
        "INSERT INTO t (id) VALUES (current_date()) | ASK",
        "INSERT INTO t (id) VALUES (1) IF NOT EXISTS | ASK",
        "UPDATE t SET a = 1 WHERE id = 1 | RERUN",
        "UPDATE t SET a = -1, b = [-1, -2] WHERE id IN (-1, -2) | RERUN",
        "UPDATE t SET a = 1 WHERE id = 1 IF a = 2 | ASK",
        "UPDATE t SET c = c + 1 WHERE id = 1 | ASK",
        "UPDATE t SET c += 1 WHERE id = 1 | ASK",
        "UPDATE t SET c = c - -1 WHERE id = 1 | ASK",
        "UPDATE t SET l = l + ['a'] WHERE id = 1 | ASK",
        "UPDATE t SET l = ['a'] + l WHERE id = 1 | ASK",
        "UPDATE t SET l = ['a'] WHERE id = 1 | RERUN",
        "UPDATE t USING TIMESTAMP 5 SET l = ['a'] WHERE id = 1 | ASK",
        "INSERT INTO t (id, l) VALUES (1, ['a']) USING TTL 9 AND TIMESTAMP 5 | ASK",
        "INSERT INTO t (id, timestamp, l) VALUES (1, 5, ['a']) | RERUN",
        "UPDATE t USING TIMESTAMP 5 SET a = 1 WHERE id = 1 | RERUN",
        "UPDATE t SET s = s + {'a'} WHERE id = 1 | RERUN",
        "UPDATE t SET m += {'a': -1} WHERE id = 1 | RERUN",
        "UPDATE t SET s = s - {'a'} WHERE id = 1 | RERUN",
        "UPDATE t SET l[0] = 'a' WHERE id = 1 | RERUN",
        "DELETE FROM t WHERE id = 1 | RERUN",
        "DELETE m['a'] FROM t WHERE id = 1 | ASK",
        "DELETE a FROM t WHERE id = 1 IF EXISTS | ASK",
        "TRUNCATE t | ASK",
        "BEGIN BATCH INSERT INTO t (id) VALUES (1); DELETE FROM t WHERE id = 2; APPLY BATCH | RERUN",
        "BEGIN BATCH INSERT INTO t (id) VALUES (now()); APPLY BATCH | ASK",
        "BEGIN COUNTER BATCH UPDATE t SET c = c + 1 WHERE id = 1; APPLY BATCH | ASK",
        "BEGIN TRANSACTION SELECT 1; COMMIT TRANSACTION | ASK"
      })
  void an_interrupted_statement_runs_again_is_looked_for_or_asked_about(
      String cql, Statement.Recovery recovery) {
    assertThat(Statement.of(cql).recovery()).isEqualTo(recovery);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP TABLE t",
        "drop keyspace k",
        "DROP INDEX IF EXISTS i",
        "TRUNCATE t",
        "TRUNCATE TABLE t",
        "ALTER TABLE t DROP a",
        "ALTER TABLE t /* */ drop (a, b)"
      })
  void dropping_and_truncating_is_destructive(String cql) {
    assertThat(Statement.of(cql).isDestructive()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE t (\"drop\" int PRIMARY KEY)",
        "ALTER TABLE t ADD \"drop\" int",
        "ALTER TABLE t WITH comment = 'DROP'",
        "INSERT INTO t (a) VALUES ('DROP TABLE t')",
        "DELETE FROM t WHERE id = 1"
      })
  void other_statements_are_not(String cql) {
    assertThat(Statement.of(cql).isDestructive()).isFalse();
  }
}
