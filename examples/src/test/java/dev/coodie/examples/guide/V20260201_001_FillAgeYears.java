package dev.coodie.examples.guide;

import dev.coodie.driver.Row;
import dev.coodie.migrations.Migration;
import dev.coodie.migrations.MigrationContext;
import dev.coodie.migrations.scan.TableScan;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

// tag::migrations-java[]
/** Fills age_years from age, with the write time of the old cell. */
public final class V20260201_001_FillAgeYears implements Migration {
  private static final String READ =
      "SELECT age, writetime(age) AS written FROM users WHERE id = ?";
  private static final String WRITE =
      "UPDATE users USING TIMESTAMP ? SET age_years = ? WHERE id = ?";

  @Override
  public void up(MigrationContext context) {
    TableScan.of(context.coodie(), context.keyspace(), "users")
        .columns("id")
        .forEachAsync(row -> fill(context, row));
  }

  @Override
  public void down(MigrationContext context) {
    // nothing to do: the values go with their column
  }

  private static CompletionStage<?> fill(MigrationContext context, Row row) {
    Object id = row.get("id");
    return context
        .coodie()
        .async()
        .execute(READ, id)
        .thenCompose(
            found -> {
              if (found.isEmpty() || found.get(0).get("age") == null) {
                return CompletableFuture.completedFuture(null); // gone, or nothing to copy
              }
              Row old = found.get(0);
              long years = old.get("age", Integer.class);
              return context
                  .coodie()
                  .async()
                  .execute(WRITE, old.get("written", Long.class), years, id)
                  .thenApply(done -> null);
            });
  }
}
// end::migrations-java[]
