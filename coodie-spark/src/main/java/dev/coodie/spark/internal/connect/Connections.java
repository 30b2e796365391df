package dev.coodie.spark.internal.connect;

import dev.coodie.Coodie;
import dev.coodie.driver.Driver;
import dev.coodie.error.CoodieException;
import dev.coodie.javadriver.JavaDriverConnector;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The connections of this process, one for each way to connect, whatever number of tasks use it.
 * One that nobody uses is closed some time later, since the next task comes soon. Thread-safe.
 */
public final class Connections {
  private static final Connections OF_PROCESS = new Connections(Duration.ofSeconds(30));

  private final Duration idle;
  private final Map<Map<String, String>, Open> open = new HashMap<>();
  private @Nullable ScheduledExecutorService closing;

  /** {@code idle} is how long a connection stays open without a user. */
  Connections(Duration idle) {
    this.idle = idle;
  }

  /** One connection, and how often it is lent. */
  private static final class Open {
    final Driver driver;
    final Coodie coodie;
    int users;
    long uses;

    Open(JobOptions options) {
      var config = options.connection();
      driver = connect(config);
      coodie = Coodie.of(driver, config);
    }

    private static Driver connect(dev.coodie.CoodieConfig config) {
      try {
        return new JavaDriverConnector().connect(config).toCompletableFuture().join();
      } catch (CompletionException e) {
        throw e.getCause() instanceof CoodieException own ? own : e;
      }
    }
  }

  /** The use of a connection, until it is closed. */
  public final class Lease implements AutoCloseable {
    private final Map<String, String> key;
    private final Open connection;
    private boolean closed;

    private Lease(Map<String, String> key, Open connection) {
      this.key = key;
      this.connection = connection;
    }

    /** For statements and scans; not to be closed. */
    public Coodie coodie() {
      return connection.coodie;
    }

    /** For what {@link #coodie} does not tell; not to be closed. */
    public Driver driver() {
      return connection.driver;
    }

    @Override
    public void close() {
      synchronized (Connections.this) {
        if (!closed) {
          closed = true;
          giveBack(key, connection);
        }
      }
    }
  }

  /**
   * The use of this process's connection for such options; waits for it if it is not there.
   *
   * @throws CoodieException if an option is wrong, or nobody answers
   */
  public static Lease lease(JobOptions options) {
    return OF_PROCESS.borrow(options);
  }

  /** Others wait meanwhile: they would connect to the same nodes. */
  synchronized Lease borrow(JobOptions options) {
    Map<String, String> key = options.key();
    Open connection = open.get(key);
    if (connection == null) {
      connection = new Open(options);
      open.put(key, connection);
    }
    connection.users++;
    connection.uses++;
    return new Lease(key, connection);
  }

  private void giveBack(Map<String, String> key, Open connection) {
    connection.users--;
    long uses = connection.uses;
    if (connection.users == 0) {
      var unused =
          closing()
              .schedule(
                  () -> closeUnused(key, connection, uses), idle.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void closeUnused(Map<String, String> key, Open connection, long uses) {
    synchronized (this) {
      if (connection.users > 0 || connection.uses != uses) {
        return;
      }
      open.remove(key, connection);
    }
    connection.coodie.close();
  }

  private ScheduledExecutorService closing() {
    ScheduledExecutorService known = closing;
    if (known == null) {
      known =
          Executors.newSingleThreadScheduledExecutor(
              task -> {
                Thread thread = new Thread(task, "coodie-spark-idle");
                thread.setDaemon(true);
                return thread;
              });
      closing = known;
    }
    return known;
  }

  /** How many are open. */
  synchronized int size() {
    return open.size();
  }
}
