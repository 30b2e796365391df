package dev.coodie;

import dev.coodie.driver.Driver;
import java.util.concurrent.CompletionStage;

/** Opens connections; found through {@link java.util.ServiceLoader}. */
@FunctionalInterface
public interface DriverConnector {
  /**
   * Connects without blocking. Fails with {@link dev.coodie.error.ConnectionException} or {@link
   * dev.coodie.error.ConfigurationException}, after closing what it had opened.
   */
  CompletionStage<Driver> connect(CoodieConfig config);
}
