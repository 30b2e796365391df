package dev.coodie.benchmarks.start;

import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.benchmarks.Reading;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultPage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A fresh JVM that asks for the handles of many documents, once, or does a part of it. */
final class FirstUse {
  private FirstUse() {}

  /** Everything. */
  static final String DOCUMENTS = "documents";

  /**
   * Everything after the handle of another document, for which coodie's own classes were loaded.
   */
  static final String FURTHER = "further";

  /** Only loads and links the classes that are generated, which is the part of the JVM. */
  static final String CLASSES = "classes";

  /** Arguments: how many, and which of these. Prints the milliseconds. */
  public static void main(String[] args) throws ClassNotFoundException {
    int count = Integer.parseInt(args[0]);
    List<Class<?>> types = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      types.add(Class.forName(ManyDocuments.name(i), false, FirstUse.class.getClassLoader()));
    }
    Coodie coodie = Coodie.of(nothing(), CoodieConfig.defaults().keyspace("bench"));
    if (args[1].equals(FURTHER)) {
      handle(coodie, Reading.class);
    }
    boolean load = args[1].equals(CLASSES);
    long begin = System.nanoTime();
    for (Class<?> type : types) {
      if (load) {
        link(Class.forName(type.getName() + "_", false, type.getClassLoader()));
      } else {
        handle(coodie, type);
      }
    }
    System.out.println((System.nanoTime() - begin) / 1e6);
  }

  /** The JVM links a class before it tells its methods, and runs none of it. */
  private static void link(Class<?> type) {
    if (type.getDeclaredMethods().length == 0) {
      throw new IllegalStateException();
    }
  }

  private static void handle(Coodie coodie, Class<?> type) {
    if (coodie.documents(type).cql() == null) {
      throw new IllegalStateException();
    }
  }

  private static Driver nothing() {
    return statement -> CompletableFuture.completedFuture(ResultPage.empty());
  }
}
