package dev.coodie.javadriver;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import com.datastax.oss.driver.api.core.servererrors.UnauthorizedException;
import dev.coodie.driver.TransactionSupport;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What the server says of itself. */
final class ServerFacts {
  private static final String ACCORD =
      "SELECT value FROM system_views.settings WHERE name = 'accord.enabled'";

  private final CqlSession session;

  ServerFacts(CqlSession session) {
    this.session = session;
  }

  /** Unknown to who may not read the settings. */
  CompletionStage<TransactionSupport> transactions() {
    return session
        .executeAsync(SimpleStatement.newInstance(ACCORD).setIdempotent(true))
        .thenApply(result -> support(result.one()))
        .exceptionally(ServerFacts::ofError);
  }

  private static TransactionSupport support(@Nullable Row setting) {
    if (setting == null) {
      return TransactionSupport.MISSING;
    }
    return "true".equals(setting.getString("value"))
        ? TransactionSupport.AVAILABLE
        : TransactionSupport.OFF;
  }

  private static TransactionSupport ofError(Throwable error) {
    Throwable cause = Errors.unwrap(error);
    if (cause instanceof InvalidQueryException) {
      return TransactionSupport.MISSING; // it has no such table
    }
    if (cause instanceof UnauthorizedException) {
      return TransactionSupport.UNKNOWN;
    }
    throw error instanceof CompletionException own ? own : new CompletionException(error);
  }
}
