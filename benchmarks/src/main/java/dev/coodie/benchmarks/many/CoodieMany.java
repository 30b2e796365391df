package dev.coodie.benchmarks.many;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.coodie.Coodie;
import dev.coodie.benchmarks.Reading;
import dev.coodie.benchmarks.memory.Small;
import dev.coodie.benchmarks.path.Sessions;
import dev.coodie.javadriver.JavaDriver;
import java.util.concurrent.atomic.LongAdder;

/** coodie, with the defaults of its bulk operations and scans; one for each session. */
final class CoodieMany {
  private final Coodie coodie;

  private CoodieMany(Coodie coodie) {
    this.coodie = coodie;
  }

  static CoodieMany of(CqlSession session) {
    return new CoodieMany(Coodie.of(JavaDriver.of(session)));
  }

  long saveAll(Iterable<Reading> readings) {
    return coodie.documents(Reading.class).bulk().saveAll(readings).items();
  }

  long scan() {
    LongAdder characters = new LongAdder();
    long rows =
        coodie
            .documents(Small.class)
            .scan()
            .pageSize(Sessions.PAGE_SIZE)
            .forEach(small -> characters.add(small.text().length()))
            .rows();
    return characters.sum() == 0 ? 0 : rows;
  }
}
