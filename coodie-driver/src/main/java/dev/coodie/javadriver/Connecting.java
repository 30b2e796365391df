package dev.coodie.javadriver;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.coodie.CoodieConfig;
import dev.coodie.driver.Driver;
import dev.coodie.error.CoodieException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One attempt to connect. */
final class Connecting {
  private final CoodieConfig config;
  private final CompletableFuture<Driver> connected;

  Connecting(CoodieConfig config, CompletableFuture<Driver> connected) {
    this.config = config;
    this.connected = connected;
  }

  void run() {
    try {
      SessionSettings settings = SessionSettings.of(config);
      settings
          .builder()
          .buildAsync()
          .whenComplete((session, error) -> finish(settings, session, error));
    } catch (RuntimeException | LinkageError e) {
      connected.completeExceptionally(ConnectErrors.translate(e, config));
    }
  }

  private void finish(
      SessionSettings settings, @Nullable CqlSession session, @Nullable Throwable error) {
    if (session == null) {
      connected.completeExceptionally(ConnectErrors.translate(error, config));
      return;
    }
    try {
      check(settings, session);
    } catch (RuntimeException e) {
      fail(session, e);
      return;
    }
    SessionKeyspace.use(session, config.keyspace())
        .whenComplete(
            (used, failure) -> {
              if (failure == null) {
                succeed(session);
              } else {
                fail(session, failure);
              }
            });
  }

  private static void check(SessionSettings settings, CqlSession session) {
    String local = settings.localDatacenter();
    if (local != null) {
      Datacenters.check(session, local);
    }
  }

  private void succeed(CqlSession session) {
    if (!connected.complete(JavaDriver.owning(session, config))) {
      // The caller gave up meanwhile, and nobody else would close it.
      session.closeAsync().exceptionally(failure -> null);
    }
  }

  private void fail(CqlSession session, Throwable error) {
    CoodieException cause = ConnectErrors.translate(error, config);
    session.closeAsync().whenComplete((done, failure) -> connected.completeExceptionally(cause));
  }
}
