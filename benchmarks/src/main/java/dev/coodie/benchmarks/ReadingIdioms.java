package dev.coodie.benchmarks;

import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.Row;

/** The driver as its manual shows it: typed getters and setters, by index. */
public final class ReadingIdioms {
  private ReadingIdioms() {}

  /** A row with all columns in the order of the table. */
  public static Reading read(Row r) {
    return new Reading(
        r.getString(0),
        r.getUuid(1),
        r.getString(2),
        r.getString(3),
        r.getDouble(4),
        r.getInt(5),
        r.getInstant(6),
        r.getBoolean(7),
        r.getList(8, String.class),
        r.getMap(9, String.class, String.class));
  }

  /** Binds the first ten markers. */
  public static BoundStatementBuilder bind(BoundStatementBuilder bound, Reading d) {
    return bound
        .setString(0, d.sensor())
        .setUuid(1, d.event())
        .setString(2, d.place())
        .setString(3, d.unit())
        .setDouble(4, d.measured())
        .setInt(5, d.quality())
        .setInstant(6, d.taken())
        .setBoolean(7, d.valid())
        .setList(8, d.tags(), String.class)
        .setMap(9, d.labels(), String.class, String.class);
  }
}
