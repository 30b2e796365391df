package dev.coodie.examples.guide;

import dev.coodie.Coodie;
import dev.coodie.driver.Row;
import dev.coodie.migrations.Migration;
import dev.coodie.migrations.MigrationContext;
import dev.coodie.migrations.scan.TableScan;

// tag::migrations-java[]
/** Fills age_years from age, with the write time of the old cell. */
public final class V20260201_001_FillAgeYears implements Migration {
  private static final String READ =
      "SELECT age, writetime(age) AS written FROM users WHERE id = ?";
  private static final String WRITE =
      "UPDATE users USING TIMESTAMP ? SET age_years = ? WHERE id = ?";

  @Override
  public void up(MigrationContext context) {
    Coodie coodie = context.coodie();
    TableScan.of(coodie, context.keyspace(), "users")
        .columns("id")
        .forEach(user -> fill(coodie, user.get("id"))); // by four threads
  }

  private static void fill(Coodie coodie, Object id) {
    for (Row old : coodie.execute(READ, id)) {
      Integer age = old.get("age", Integer.class);
      if (age != null) {
        coodie.execute(WRITE, old.get("written"), age.longValue(), id);
      }
    }
  }

  @Override
  public void down(MigrationContext context) {
    // nothing to do: the values go with their column
  }
}
// end::migrations-java[]
