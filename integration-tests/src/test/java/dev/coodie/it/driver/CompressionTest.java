package dev.coodie.it.driver;

import static dev.coodie.it.driver.Cql.number;
import static dev.coodie.it.driver.Cql.row;
import static dev.coodie.it.driver.Cql.run;
import static dev.coodie.it.driver.Cql.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Compression;
import dev.coodie.driver.Driver;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CompressionTest {
  @ParameterizedTest
  @EnumSource
  void a_long_text_goes_there_and_back(Compression compression) throws Exception {
    String keyspace = "compressed_" + compression.name().toLowerCase(Locale.ROOT);
    Nodes.connectTo(keyspace).close();
    String content = "a long text ".repeat(10_000);

    try (Driver driver = Nodes.connect(Nodes.config(Nodes.shared()).compression(compression))) {
      run(driver, "CREATE TABLE " + keyspace + ".t (p int PRIMARY KEY, v text)");
      run(driver, "INSERT INTO " + keyspace + ".t (p, v) VALUES (?, ?)", number(1), text(content));

      assertThat(row(driver, "SELECT v FROM " + keyspace + ".t").get("v")).isEqualTo(content);
    }
  }
}
