package dev.coodie.javadriver;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Makes the configured keyspace that of the session, for raw CQL whose tables name none. It need
 * not exist when connecting; then it is used once it has been created through the same session.
 */
final class SessionKeyspace {
  private SessionKeyspace() {}

  /** Uses the keyspace if it exists. */
  static CompletionStage<@Nullable Void> use(CqlSession session, Optional<String> keyspace) {
    if (keyspace.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    String name = CqlIdentifier.fromInternal(keyspace.get()).asCql(false);
    return session
        .executeAsync("USE " + name)
        .<@Nullable Void>thenApply(result -> null)
        .exceptionally(SessionKeyspace::nothingIfMissing);
  }

  /** Whether a statement may have created the keyspace that the session could not use before. */
  static boolean mayExistAfter(String cql, CqlSession session, Optional<String> keyspace) {
    return keyspace.isPresent()
        && session.getKeyspace().isEmpty()
        && cql.toUpperCase(Locale.ROOT).startsWith("CREATE KEYSPACE");
  }

  private static @Nullable Void nothingIfMissing(Throwable error) {
    Throwable cause =
        error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    if (cause instanceof InvalidQueryException) {
      return null;
    }
    throw new CompletionException(cause);
  }
}
