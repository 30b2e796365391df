package dev.coodie.migrations;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.column.ValueType;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.ResultColumns.ResultColumn;
import dev.coodie.driver.Row;
import dev.coodie.error.MigrationException;
import dev.coodie.test.FakeDriver;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveSchemaTest {
  private static final ResultColumns TEXT =
      ResultColumns.of("", List.of(new ResultColumn("[json]", ValueType.TEXT)));

  @Test
  void a_description_that_is_no_json_is_told_with_its_table() {
    FakeDriver driver =
        new FakeDriver()
            .on("SELECT JSON")
            .returnsRows(TEXT, Row.of(TEXT, List.of(ValueType.TEXT.encode("{"))));
    LiveSchema schema = new LiveSchema(Coodie.of(driver), "shop");
    Statement statement = Statement.of("CREATE TABLE t (id int PRIMARY KEY)");

    assertThatThrownBy(() -> schema.fingerprint(statement))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("is no JSON: system_schema.")
        .hasMessageEndingWith("[coodie-934]");
  }
}
