package dev.coodie.benchmarks.start;

import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultPage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A fresh JVM that asks for the handles of many documents, once. */
final class FirstUse {
  private FirstUse() {}

  /** Argument: how many. Prints the milliseconds. */
  public static void main(String[] args) throws ClassNotFoundException {
    int count = Integer.parseInt(args[0]);
    List<Class<?>> types = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      types.add(Class.forName(ManyDocuments.name(i), false, FirstUse.class.getClassLoader()));
    }
    Driver nothing = statement -> CompletableFuture.completedFuture(ResultPage.empty());
    Coodie coodie = Coodie.of(nothing, CoodieConfig.defaults().keyspace("bench"));

    long begin = System.nanoTime();
    for (Class<?> type : types) {
      if (coodie.documents(type).cql() == null) {
        throw new IllegalStateException();
      }
    }
    System.out.println((System.nanoTime() - begin) / 1e6);
  }
}
