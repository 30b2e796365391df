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
}
