package dev.coodie.demo;

import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Fills the tables before the application says that it is ready. */
@Component
class Filling implements ApplicationRunner {
  private final List<Seed> seeds;
  private final Progress progress;

  Filling(List<Seed> seeds, Progress progress) {
    this.seeds = seeds;
    this.progress = progress;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    for (Seed seed : seeds) {
      progress.accept("Wrote " + seed.fill() + ".");
    }
  }
}
