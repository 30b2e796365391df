package dev.coodie.benchmarks.many;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.coodie.benchmarks.memory.Small;

/** One SELECT of a whole table with the driver alone, page after page. */
final class HandReads {
  private HandReads() {}

  static long run(CqlSession session) {
    long rows = 0;
    long characters = 0;
    for (Row row : session.execute("SELECT bucket, number, text FROM small")) {
      Small small = new Small(row.getInt(0), row.getInt(1), String.valueOf(row.getString(2)));
      characters += small.text().length();
      rows++;
    }
    return characters == 0 ? 0 : rows;
  }
}
