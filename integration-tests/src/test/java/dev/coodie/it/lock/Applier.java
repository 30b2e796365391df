package dev.coodie.it.lock;

import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.SchemaLock;
import dev.coodie.SchemaPlan;
import dev.coodie.ShortLeases;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * An instance of an application, as a process or in a class loader of its own. Only classes of the
 * JDK go in and out.
 */
public final class Applier implements Callable<String>, Runnable {
  static final Class<?>[] DOCUMENTS = {Crate.class, Shelved.class};

  private final Coodie coodie;
  private final SchemaPlan plan;

  private Applier(Coodie coodie) {
    this.coodie = coodie;
    this.plan = coodie.schema().plan(DOCUMENTS);
  }

  /** Connected, with a plan made. */
  public static Callable<String> ready(String contactPoint, String keyspace) {
    return new Applier(connect(contactPoint, keyspace));
  }

  private static Coodie connect(String contactPoint, String keyspace) {
    return Coodie.connect(
        CoodieConfig.at(contactPoint)
            .localDatacenter("datacenter1")
            .keyspace(keyspace)
            .connectTimeout(Duration.ofSeconds(60))
            .requestTimeout(Duration.ofSeconds(60)));
  }

  /** How many changes it made, and whether nothing is left to do. */
  @Override
  public String call() {
    int made = plan.apply().list().size();
    return made + " " + coodie.schema().plan(DOCUMENTS).isEmpty();
  }

  /** Disconnects. */
  @Override
  public void run() {
    coodie.close();
  }

  /**
   * {@code apply} prints READY, waits for a line, and applies. {@code hold} takes a lock of three
   * seconds, prints READY, and keeps it until it is killed.
   */
  public static void main(String[] arguments) throws Exception {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    if (arguments[0].equals("hold")) {
      Coodie coodie = connect(arguments[1], arguments[2]);
      SchemaLock lock = ShortLeases.of(coodie, arguments[2]).lock(Duration.ofSeconds(60));
      lock.check();
      System.out.println("READY " + lock.holder().owner());
      in.readLine(); // ends with the test, too
      return;
    }
    try (Coodie coodie = connect(arguments[1], arguments[2])) {
      Applier applier = new Applier(coodie);
      System.out.println("READY");
      in.readLine();
      System.out.println("DONE " + applier.call());
    }
  }
}
