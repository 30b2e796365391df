package dev.coodie.migrations;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.coodie.Coodie;
import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlBatch;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultPage;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.error.CoodieException;
import dev.coodie.javadriver.JavaDriver;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The main class of a process that is to be killed. It migrates several keyspaces at once, and each
 * migration stands still for ever in front of another write; when all stand, it says so.
 */
final class FrozenMigrations {
  private FrozenMigrations() {}

  /** {@code directory keyspace number keyspace number ..}: where each stands still, from 1. */
  public static void main(String[] arguments) throws Exception {
    int count = (arguments.length - 1) / 2;
    CountDownLatch standing = new CountDownLatch(count);
    EmbeddedCassandra node = EmbeddedCassandra.shared();
    CqlSession session = node.sessionBuilder().build();
    for (int i = 0; i < count; i++) {
      Freezing driver =
          new Freezing(
              session,
              arguments[2 * i + 1],
              Integer.parseInt(arguments[2 * i + 2]),
              standing::countDown);
      Migrator migrator = Migrator.of(Coodie.of(driver)).directory(Path.of(arguments[0]));
      Thread thread = new Thread(() -> migrate(migrator), "migration-" + i);
      thread.setDaemon(false);
      thread.start();
    }
    standing.await();
    System.out.println("standing");
    Thread.sleep(Long.MAX_VALUE);
  }

  private static void migrate(Migrator migrator) {
    try {
      System.out.println("ended: " + migrator.migrate().summary());
    } catch (CoodieException e) {
      System.out.println("failed: " + e.getMessage());
    }
  }

  /** Counts writes, those of the lock left out, and never answers the last one that it counts. */
  static final class Freezing implements Driver {
    private final Driver real;
    private final String keyspace;
    private final int last;
    private final Runnable reached;
    private final AtomicInteger writes = new AtomicInteger();

    Freezing(CqlSession session, String keyspace, int last, Runnable reached) {
      this.real = JavaDriver.of(session);
      this.keyspace = keyspace;
      this.last = last;
      this.reached = reached;
    }

    int writes() {
      return writes.get();
    }

    @Override
    public CompletionStage<ResultPage> execute(CqlStatement statement) {
      String cql = statement.text();
      boolean counted = WatchedDriver.isWrite(cql) && !cql.contains("coodie_lock");
      if (counted && writes.incrementAndGet() == last) {
        reached.run();
        return new CompletableFuture<>();
      }
      return real.execute(statement);
    }

    @Override
    public CompletionStage<ResultPage> execute(CqlBatch batch) {
      return real.execute(batch);
    }

    @Override
    public CompletionStage<Optional<List<ValueType<?>>>> parameterTypes(String cql) {
      return real.parameterTypes(cql);
    }

    @Override
    public Optional<String> keyspace() {
      return Optional.of(keyspace);
    }

    @Override
    public CompletionStage<Boolean> schemaInAgreement() {
      return real.schemaInAgreement();
    }
  }
}
