package dev.coodie.internal.plan;

import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Row;
import dev.coodie.error.UnauthorizedException;
import dev.coodie.internal.run.Runner;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks once what the server is, when that is first needed; a failure is asked again. */
public final class ServerProbe {
  private static final String LOCAL = "SELECT release_version FROM system.local";
  private static final String SCYLLA =
      "SELECT table_name FROM system_schema.tables WHERE keyspace_name = 'system_schema' AND"
          + " table_name = 'scylla_tables'";
  private static final String SCYLLA_VERSION = "SELECT version FROM system.versions";
  private static final String SETTINGS = "SELECT name, value FROM system_views.settings";

  private final Runner runner;
  private final AtomicReference<@Nullable CompletableFuture<Server>> known =
      new AtomicReference<>();

  /** Asks through {@code runner}. */
  public ServerProbe(Runner runner) {
    this.runner = runner;
  }

  CompletionStage<Server> server() {
    CompletableFuture<Server> asked = known.get();
    if (asked == null) {
      CompletableFuture<Server> mine = new CompletableFuture<>();
      asked = known.compareAndExchange(null, mine);
      if (asked == null) {
        asked = mine;
        start(mine);
      }
    }
    return asked.thenApply(Function.identity()); // a cancelled caller does not cancel the others
  }

  private void start(CompletableFuture<Server> result) {
    try {
      ask()
          .whenComplete(
              (server, error) -> {
                if (error == null) {
                  result.complete(server);
                } else {
                  fail(result, error);
                }
              });
    } catch (RuntimeException e) {
      fail(result, e);
    }
  }

  private void fail(CompletableFuture<Server> result, Throwable error) {
    known.set(null);
    result.completeExceptionally(error);
  }

  private CompletionStage<Server> ask() {
    CompletionStage<List<Row>> local = rows(LOCAL);
    return rows(SCYLLA)
        .thenCompose(
            scylla ->
                scylla.isEmpty()
                    ? local.thenCompose(this::cassandra)
                    : rows(SCYLLA_VERSION).thenApply(Server::scylla));
  }

  private CompletionStage<Server> cassandra(List<Row> local) {
    if (local.isEmpty()) {
      return CompletableFuture.completedFuture(Server.UNKNOWN);
    }
    Server server = Server.cassandra(local, List.of());
    if (!server.isAtLeast(4, 0)) {
      return CompletableFuture.completedFuture(server); // has no system_views
    }
    return rows(SETTINGS)
        .exceptionally(ServerProbe::noneIfForbidden)
        .thenApply(settings -> Server.cassandra(local, settings));
  }

  /** Who may not read the settings is told by the server itself what is switched off. */
  private static List<Row> noneIfForbidden(Throwable error) {
    Throwable cause = error instanceof CompletionException ? error.getCause() : error;
    if (cause instanceof UnauthorizedException) {
      return List.of();
    }
    throw error instanceof CompletionException completion
        ? completion
        : new CompletionException(error);
  }

  private CompletionStage<List<Row>> rows(String cql) {
    return runner.all(CqlStatement.of(cql), Function.identity());
  }
}
