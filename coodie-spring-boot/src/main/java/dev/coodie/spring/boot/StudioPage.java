package dev.coodie.spring.boot;

import dev.coodie.studio.RunningStudio;
import dev.coodie.studio.Studio;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The studio as long as the application runs: started after all beans are there, also if they are
 * lazy, and stopped before the {@code Coodie} is closed.
 */
final class StudioPage implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(StudioPage.class);

  private final Studio studio;
  private @Nullable RunningStudio running;

  StudioPage(Studio studio) {
    this.studio = studio;
  }

  @Override
  public synchronized void start() {
    if (running == null) {
      running = studio.start();
      LOG.info(
          "coodie studio: {} Who has the address sees the data. coodie.studio.enabled=false stops"
              + " it.",
          running.address());
    }
  }

  @Override
  public synchronized void stop() {
    if (running != null) {
      running.close();
      running = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return running != null;
  }
}
