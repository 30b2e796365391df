package dev.coodie.benchmarks.start;

import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultPage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A fresh JVM that asks for the handles of many documents, once, or only loads the classes that are
 * generated for them, which is the part of it that is the JVM's.
 */
final class FirstUse {
  private FirstUse() {}

  static final String CLASSES = "classes";
  static final String DOCUMENTS = "documents";

  /** Arguments: how many, and which of the two. Prints the milliseconds. */
  public static void main(String[] args) throws ClassNotFoundException {
    int count = Integer.parseInt(args[0]);
    List<Class<?>> types = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      types.add(Class.forName(ManyDocuments.name(i), false, FirstUse.class.getClassLoader()));
    }
    Coodie coodie = Coodie.of(nothing(), CoodieConfig.defaults().keyspace("bench"));
    boolean load = args[1].equals(CLASSES);
    long begin = System.nanoTime();
    for (Class<?> type : types) {
      if (load) {
        Class.forName(type.getName() + "_", false, type.getClassLoader());
      } else if (coodie.documents(type).cql() == null) {
        throw new IllegalStateException();
      }
    }
    System.out.println((System.nanoTime() - begin) / 1e6);
  }

  private static Driver nothing() {
    return statement -> CompletableFuture.completedFuture(ResultPage.empty());
  }
}
