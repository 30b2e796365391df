package dev.coodie.it.lock;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import dev.coodie.Coodie;
import dev.coodie.javadriver.JavaDriver;
import dev.coodie.schema.Schema;
import dev.coodie.schema.SchemaLock;
import dev.coodie.schema.SchemaPlan;
import dev.coodie.schema.ShortLeases;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * An instance of an application, as a process or in a class loader of its own. Only classes of the
 * JDK go in and out.
 */
public final class Applier implements Callable<String>, Runnable {
  static final Class<?>[] DOCUMENTS = {Crate.class, Shelved.class};

  private final CqlSession session;
  private final Schema schema;
  private final SchemaPlan plan;

  private Applier(CqlSession session, String keyspace) {
    this.session = session;
    this.schema = Coodie.of(JavaDriver.of(session)).schema().keyspace(keyspace);
    this.plan = schema.plan(DOCUMENTS);
  }

  /** Connected, with a plan made. */
  public static Callable<String> ready(String contactPoint, String keyspace) {
    return new Applier(session(contactPoint), keyspace);
  }

  /** A session that costs as little as one can, since there are many. */
  private static CqlSession session(String contactPoint) {
    String[] point = contactPoint.split(":");
    Duration patient = Duration.ofSeconds(60);
    return CqlSession.builder()
        .addContactPoint(new InetSocketAddress(point[0], Integer.parseInt(point[1])))
        .withLocalDatacenter("datacenter1")
        .withConfigLoader(
            DriverConfigLoader.programmaticBuilder(Applier.class.getClassLoader())
                .withBoolean(DefaultDriverOption.METADATA_SCHEMA_ENABLED, false)
                .withBoolean(DefaultDriverOption.METADATA_TOKEN_MAP_ENABLED, false)
                .withInt(DefaultDriverOption.NETTY_IO_SIZE, 1)
                .withInt(DefaultDriverOption.NETTY_ADMIN_SIZE, 1)
                .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, patient)
                .withDuration(DefaultDriverOption.CONNECTION_CONNECT_TIMEOUT, patient)
                .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, patient)
                .withDuration(DefaultDriverOption.CONTROL_CONNECTION_TIMEOUT, patient)
                .build())
        .build();
  }

  /** How many changes it made, and whether nothing is left to do. */
  @Override
  public String call() {
    int made = plan.apply(Duration.ofMinutes(5)).list().size();
    return made + " " + schema.plan(DOCUMENTS).isEmpty();
  }

  /** Disconnects. */
  @Override
  public void run() {
    session.close();
  }

  /**
   * {@code apply} prints READY, waits for a line, and applies. {@code hold} takes a lock of three
   * seconds, prints READY, and keeps it until it is killed.
   */
  public static void main(String[] arguments) throws Exception {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (CqlSession session = session(arguments[1])) {
      if (arguments[0].equals("hold")) {
        Coodie coodie = Coodie.of(JavaDriver.of(session));
        SchemaLock lock = ShortLeases.of(coodie, arguments[2]).lock(Duration.ofSeconds(60));
        lock.check();
        System.out.println("READY " + lock.holder().owner());
        in.readLine(); // ends with the test, too
      } else {
        Applier applier = new Applier(session, arguments[2]);
        System.out.println("READY");
        in.readLine();
        System.out.println("DONE " + applier.call());
      }
    }
  }
}
