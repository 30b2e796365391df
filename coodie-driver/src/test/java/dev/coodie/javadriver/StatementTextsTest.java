package dev.coodie.javadriver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.driver.CqlStatement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementTextsTest {
  @ParameterizedTest
  @CsvSource({
    "SELECT * FROM t, true, true",
    "'  select json * from t', true, true",
    "INSERT INTO t (a) VALUES (1), false, true",
    "BEGIN BATCH APPLY BATCH, false, true",
    "CREATE TABLE t (a int PRIMARY KEY), false, false",
    "alter table t add b int, false, false",
    "DROP TABLE t, false, false",
    "TRUNCATE t, false, false",
    "USE ks, false, false",
    "DESCRIBE KEYSPACES, false, false",
    "'', false, true",
  })
  void the_first_word_decides(String text, boolean worthPreparing, boolean canHaveMarkers) {
    assertThat(StatementTexts.isWorthPreparing(CqlStatement.of(text))).isEqualTo(worthPreparing);
    assertThat(StatementTexts.canHaveMarkers(text)).isEqualTo(canHaveMarkers);
  }

  @ParameterizedTest
  @CsvSource({
    "SELECT * FROM t, true",
    "' select  * from t', true",
    "SELECT a FROM t, false",
    "SELECT, false",
    "INSERT INTO t, false",
  })
  void a_star_selects_all_columns(String text, boolean all) {
    assertThat(StatementTexts.selectsAllColumns(text)).isEqualTo(all);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "SELECT a FROM t WHERE b = ? AND c1 = :c2 | SELECT a FROM t WHERE b = ? AND c1 = :c2",
        "SELECT a FROM t WHERE b = 'it''s me' LIMIT 10 | SELECT a FROM t WHERE b = ? LIMIT ?",
        "SELECT \"a 1\" FROM t2 WHERE b = -1.5e+3 | SELECT \"a 1\" FROM t2 WHERE b = ?",
        "SELECT a FROM t WHERE b IN (1, 2,3) | SELECT a FROM t WHERE b IN (?, ?,?)",
        "SELECT a FROM t WHERE b = $$it's$$ AND c = 0xCAFE | SELECT a FROM t WHERE b = ? AND c = ?",
        "SELECT a FROM t WHERE b = 0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d | SELECT a FROM t WHERE b = ?",
        "SELECT a FROM t WHERE b = fa1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d | SELECT a FROM t WHERE b = ?",
        "SELECT a FROM t WHERE b = 'never closed | SELECT a FROM t WHERE b = ?",
      })
  void values_in_the_text_do_not_show(String text, String shown) {
    assertThat(StatementTexts.withoutLiterals(text)).isEqualTo(shown);
  }
}
