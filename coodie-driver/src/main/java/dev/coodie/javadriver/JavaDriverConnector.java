package dev.coodie.javadriver;

import dev.coodie.CoodieConfig;
import dev.coodie.DriverConnector;
import dev.coodie.driver.Driver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Connects with the Java driver. What {@link CoodieConfig} leaves open is taken from the
 * application's {@code application.conf}, then from the driver's defaults, except that
 *
 * <ul>
 *   <li>without a local datacenter that of the contact points is used, if they all have the same;
 *   <li>schema changes of others are noticed 10 ms after they come to rest instead of 1 s, since
 *       the driver delays the answer of every schema change of ours by this time ({@code
 *       advanced.metadata.schema.debouncer.window});
 *   <li>closing does not wait the 2 s in which Netty would still accept tasks ({@code
 *       advanced.netty.*-group.shutdown.quiet-period});
 *   <li>Snappy uses version 4 of the protocol, since version 5 does not know it;
 *   <li>at most 2,048 statements are under way, and others wait ({@link StatementThrottler});
 *   <li>a conditional write that can have been accepted is not sent to another node ({@link
 *       StatementRetryPolicy}).
 * </ul>
 *
 * A value in {@code application.conf} other than the driver's default wins over these. Always off
 * are the driver's log of server warnings, which shows bound values ({@code
 * advanced.request.log-warnings}; coodie logs them without), and its warning of the one change of
 * keyspace that this connector makes ({@code advanced.request.warn-if-set-keyspace}).
 */
public final class JavaDriverConnector implements DriverConnector {
  /** For {@link java.util.ServiceLoader}. */
  public JavaDriverConnector() {}

  @Override
  public CompletionStage<Driver> connect(CoodieConfig config) {
    CompletableFuture<Driver> connected = new CompletableFuture<>();
    // Name look-ups and files block. A new thread has the caller's class loader, which finds
    // application.conf; one of the common pool would not.
    Thread thread = new Thread(() -> new Connecting(config, connected).run(), "coodie-connect");
    thread.setDaemon(true);
    thread.start();
    return connected;
  }
}
