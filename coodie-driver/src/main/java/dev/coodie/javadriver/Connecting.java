package dev.coodie.javadriver;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.Node;
import dev.coodie.CoodieConfig;
import dev.coodie.driver.Driver;
import dev.coodie.error.CoodieException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
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
    Set<String> datacenters = datacenters(session);
    String local = settings.localDatacenter();
    if (local != null && !datacenters.isEmpty() && !datacenters.contains(local)) {
      CoodieException wrong = ConnectErrors.wrongDatacenter(local, datacenters);
      session.closeAsync().whenComplete((done, failure) -> connected.completeExceptionally(wrong));
      return;
    }
    SessionKeyspace.use(session, config.keyspace())
        .whenComplete(
            (used, failure) -> {
              if (failure == null) {
                connected.complete(JavaDriver.owning(session, config.keyspace()));
                return;
              }
              CoodieException cause = ConnectErrors.translate(failure, config);
              session
                  .closeAsync()
                  .whenComplete((done, unused) -> connected.completeExceptionally(cause));
            });
  }

  private static Set<String> datacenters(CqlSession session) {
    return session.getMetadata().getNodes().values().stream()
        .map(Node::getDatacenter)
        .filter(Objects::nonNull)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
