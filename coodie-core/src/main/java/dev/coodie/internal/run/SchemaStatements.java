package dev.coodie.internal.run;

import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.StatementOptions;
import dev.coodie.error.SchemaException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Runs schema statements one after another, each after all nodes agree on the one before. */
public final class SchemaStatements {
  private static final Duration POLL = Duration.ofMillis(50);

  /**
   * Longer than for other statements: a driver may give its answer only after it has waited for
   * agreement itself.
   */
  private static final StatementOptions PATIENT =
      StatementOptions.DEFAULT.withTimeout(Duration.ofMinutes(1));

  private final Runner runner;
  private final Duration patience;

  /** {@code patience} is how long nodes may take to agree. */
  public SchemaStatements(Runner runner, Duration patience) {
    this.runner = runner;
    this.patience = patience;
  }

  /** Runs all of them; the nodes agree at the end, too. */
  public CompletionStage<@Nullable Void> run(List<String> statements) {
    runner.checkOpen();
    CompletionStage<@Nullable Void> done = CompletableFuture.completedFuture(null);
    for (String cql : statements) {
      done = done.thenCompose(before -> run(cql));
    }
    return done;
  }

  /** Runs one, and waits until the nodes agree. */
  public CompletionStage<@Nullable Void> run(String cql) {
    return told(cql).thenApply(warnings -> null);
  }

  /** The same, and gives what the server warned of. */
  public CompletionStage<List<String>> told(String cql) {
    return send(cql)
        .thenCompose(page -> agree("after: " + cql).thenApply(agreed -> page.info().warnings()));
  }

  /** Runs one, and waits for nothing but its answer. */
  public CompletionStage<ResultPage> send(String cql) {
    boolean repeatable = cql.contains(" IF NOT EXISTS ") || cql.contains(" IF EXISTS ");
    Runner run = runner.begin("schema");
    return run.ends(
        run.execute(CqlStatement.of(cql).withOptions(PATIENT).withIdempotent(repeatable)));
  }

  /**
   * Waits until all nodes that are up agree.
   *
   * @param when for the message, for example {@code after: CREATE TABLE ..}
   */
  public CompletionStage<@Nullable Void> agree(String when) {
    return agree(when, System.nanoTime() + patience.toNanos());
  }

  private CompletionStage<@Nullable Void> agree(String when, long deadline) {
    return runner
        .driver()
        .schemaInAgreement()
        .thenCompose(
            agreed -> {
              if (agreed) {
                return CompletableFuture.completedFuture(null);
              }
              if (System.nanoTime() - deadline > 0) {
                return CompletableFuture.failedFuture(disagreement(when));
              }
              return Delays.after(POLL, () -> agree(when, deadline));
            });
  }

  private SchemaException disagreement(String when) {
    return new SchemaException(
        "coodie-705",
        "The nodes did not agree on the schema within "
            + patience.toSeconds()
            + " s "
            + when
            + ". Check that all nodes are up (nodetool describecluster), then plan again.");
  }
}
