package dev.coodie.migrations;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.coodie.Coodie;
import dev.coodie.batch.Batch;
import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlBatch;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultPage;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.error.CoodieException;
import dev.coodie.javadriver.JavaDriver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The main class of a process that is stopped while each of its migrations is about to send its
 * first write to the table {@code fenced}: after the look at the lock, before the statement.
 */
final class PausedMigrations {
  /** Ways to write 1, and then 2, which is what is to be there in the end. */
  enum Way {
    STATEMENT {
      @Override
      void up(MigrationContext context) {
        context.execute("INSERT INTO fenced (id, v) VALUES (1, ?)", 1);
        context.execute("UPDATE fenced SET v = ? WHERE id = 1", 2);
      }
    },
    CONNECTION {
      @Override
      void up(MigrationContext context) {
        context.coodie().execute("INSERT INTO fenced (id, v) VALUES (1, 1)");
        context.coodie().execute("INSERT INTO fenced (id, v) VALUES (1, 2)");
      }
    },
    BATCH {
      @Override
      void up(MigrationContext context) {
        for (int v = 1; v <= 2; v++) {
          context
              .coodie()
              .execute(
                  Batch.logged(
                      CqlStatement.of("INSERT INTO fenced (id, v) VALUES (1, " + v + ")"),
                      CqlStatement.of("INSERT INTO fenced (id, v) VALUES (2, " + v + ")")));
        }
      }
    },
    FILE,
    FILE_BATCH,
    COPY;

    void up(MigrationContext context) throws Exception {
      throw new UnsupportedOperationException("A file has it.");
    }

    String keyspace(String prefix) {
      return prefix + name().toLowerCase(Locale.ROOT);
    }

    Migrator migrator(Coodie coodie, Path directory) {
      Migrator migrator = Migrator.of(coodie).lockPatience(Duration.ofSeconds(100));
      return this == STATEMENT || this == CONNECTION || this == BATCH
          ? migrator.migration("20260101_001", "fenced", this::up)
          : migrator.directory(directory.resolve(name()));
    }
  }

  private PausedMigrations() {}

  /** {@code directory prefix}: the files of {@link Way}, and what names of keyspaces begin with. */
  public static void main(String[] arguments) throws Exception {
    CountDownLatch standing = new CountDownLatch(Way.values().length);
    CountDownLatch goOn = new CountDownLatch(1);
    EmbeddedCassandra node = EmbeddedCassandra.shared();
    for (Way way : Way.values()) {
      String keyspace = way.keyspace(arguments[1]);
      CqlSession session = node.sessionBuilder().withKeyspace(keyspace).build();
      Driver driver = new Pausing(JavaDriver.of(session), keyspace, standing, goOn);
      Migrator migrator = way.migrator(Coodie.of(driver), Path.of(arguments[0]));
      new Thread(() -> migrate(way, migrator), "migration-" + way).start();
    }
    standing.await();
    System.out.println("standing");
    if (System.in.read() >= 0) {
      goOn.countDown();
    }
  }

  private static void migrate(Way way, Migrator migrator) {
    try {
      System.out.println(way + " ended: " + migrator.migrate().summary());
    } catch (CoodieException e) {
      System.out.println(way + " failed: " + e.getMessage());
    }
  }

  /** Holds the first write to the table until it may go on. */
  private record Pausing(
      Driver real, String name, CountDownLatch standing, CountDownLatch goOn, AtomicBoolean held)
      implements Driver {
    Pausing(Driver real, String name, CountDownLatch standing, CountDownLatch goOn) {
      this(real, name, standing, goOn, new AtomicBoolean());
    }

    @Override
    public CompletionStage<ResultPage> execute(CqlStatement statement) {
      hold(statement.text());
      return real.execute(statement);
    }

    @Override
    public CompletionStage<ResultPage> execute(CqlBatch batch) {
      hold(batch.text());
      return real.execute(batch);
    }

    private void hold(String cql) {
      boolean write = cql.contains("fenced") && cql.matches("(?s)(INSERT|UPDATE|BEGIN).*");
      if (write && held.compareAndSet(false, true)) {
        standing.countDown();
        try {
          goOn.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }

    @Override
    public CompletionStage<Optional<List<ValueType<?>>>> parameterTypes(String cql) {
      return real.parameterTypes(cql);
    }

    @Override
    public Optional<String> keyspace() {
      return Optional.of(name);
    }

    @Override
    public CompletionStage<Boolean> schemaInAgreement() {
      return CompletableFuture.completedFuture(true);
    }
  }
}
