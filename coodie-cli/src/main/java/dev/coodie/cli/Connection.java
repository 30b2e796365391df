package dev.coodie.cli;

import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.driver.Driver;
import dev.coodie.error.CoodieException;
import dev.coodie.javadriver.JavaDriverConnector;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * An open connection.
 *
 * @param driver for what needs columns and types of results
 * @param coodie over that driver
 */
record Connection(Driver driver, Coodie coodie) implements AutoCloseable {
  static Connection open(CoodieConfig config) {
    Driver driver = await(new JavaDriverConnector().connect(config).toCompletableFuture());
    return new Connection(driver, Coodie.of(driver, config));
  }

  /** Waits, and throws what the future failed with. */
  static <T> T await(CompletableFuture<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      future.cancel(true);
      throw new CancellationException("interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CoodieException own) {
        throw own;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    coodie.close();
  }
}
