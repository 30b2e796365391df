package dev.coodie.studio;

import com.sun.net.httpserver.HttpServer;
import java.net.URI;
import java.util.concurrent.ExecutorService;

/** A page that is served, until it is closed. Thread-safe. */
public final class RunningStudio implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads;
  private final Guard guard;
  private final Api api;

  RunningStudio(HttpServer server, ExecutorService threads, Guard guard, Api api) {
    this.server = server;
    this.threads = threads;
    this.guard = guard;
    this.api = api;
  }

  /**
   * What to open in a browser. It holds a secret: who has it sees the data until the page is
   * closed.
   */
  public URI address() {
    return URI.create("http://127.0.0.1:" + port() + "/open?token=" + guard.token());
  }

  /** The port that was chosen, or taken. */
  public int port() {
    return server.getAddress().getPort();
  }

  /**
   * Stops serving. An export, an import or a run of migrations is stopped in good order, which may
   * take some seconds; files that were sent to be imported are removed. The {@code Coodie} stays
   * open.
   */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    api.close();
  }
}
