package dev.coodie.demo;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Fills the tables before the application says that it is ready. */
@Component
class Filling implements ApplicationRunner {
  private final List<Seed> seeds;
  private final ObjectProvider<Progress> progress;

  Filling(List<Seed> seeds, ObjectProvider<Progress> progress) {
    this.seeds = seeds;
    this.progress = progress;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    for (Seed seed : seeds) {
      String line = "Wrote " + seed.fill() + ".";
      progress.ifAvailable(taker -> taker.accept(line));
    }
  }
}
