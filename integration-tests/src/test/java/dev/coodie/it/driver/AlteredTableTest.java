package dev.coodie.it.driver;

import static dev.coodie.it.driver.Cql.number;
import static dev.coodie.it.driver.Cql.row;
import static dev.coodie.it.driver.Cql.run;
import static dev.coodie.it.driver.Cql.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import dev.coodie.driver.Driver;
import dev.coodie.driver.Row;
import dev.coodie.javadriver.JavaDriver;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ScyllaDB speaks version 4 of the protocol, Apache Cassandra version 5. */
class AlteredTableTest {
  @ParameterizedTest
  @ValueSource(strings = {"V4", "V5"})
  void all_columns_are_those_of_now(String version) throws Exception {
    try (CqlSession session = session(version);
        Driver driver = JavaDriver.of(session)) {
      run(
          driver,
          "CREATE KEYSPACE IF NOT EXISTS altered"
              + " WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
      run(driver, "DROP TABLE IF EXISTS altered.t");
      run(driver, "CREATE TABLE altered.t (p int PRIMARY KEY, m text, z text)");
      run(driver, "INSERT INTO altered.t (p, m, z) VALUES (1, 'm', 'z')");
      String select = "SELECT * FROM altered.t WHERE p = ?";
      assertThat(row(driver, select, number(1)).get("z")).isEqualTo("z");

      run(driver, "ALTER TABLE altered.t ADD a text");
      run(driver, "UPDATE altered.t SET a = ? WHERE p = ?", text("a"), number(1));

      Row row = row(driver, select, number(1));
      assertThat(row.columns().toString()).isEqualTo("p, a, m, z");
      assertThat(row.get("a")).isEqualTo("a");
      assertThat(row.get("m")).isEqualTo("m");
      assertThat(row.get("z")).isEqualTo("z");
    }
  }

  private static CqlSession session(String version) {
    return CqlSession.builder()
        .addContactPoint(Nodes.shared().contactPoint())
        .withLocalDatacenter(Nodes.shared().localDatacenter())
        .withConfigLoader(
            DriverConfigLoader.programmaticBuilder()
                .withString(DefaultDriverOption.PROTOCOL_VERSION, version)
                .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(20))
                .withDuration(DefaultDriverOption.METADATA_SCHEMA_WINDOW, Duration.ofMillis(10))
                .build())
        .build();
  }
}
