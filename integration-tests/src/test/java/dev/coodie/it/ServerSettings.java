package dev.coodie.it;

import dev.coodie.Coodie;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Row;
import dev.coodie.error.StatementException;
import java.util.List;

/** What tests must know of the server that they run on. */
final class ServerSettings {
  private ServerSettings() {}

  /** The value of a setting; empty if the server has none of that name. */
  static String of(Coodie coodie, String name) {
    List<Row> rows = coodie.execute("SELECT value FROM system_views.settings WHERE name = ?", name);
    return rows.isEmpty() ? "" : String.valueOf(rows.get(0).get("value", String.class));
  }

  /** Whether the server takes a statement, which is run. */
  static boolean takes(Coodie coodie, String cql) {
    try {
      coodie.execute(CqlStatement.of(cql));
      return true;
    } catch (StatementException e) {
      return false;
    }
  }
}
