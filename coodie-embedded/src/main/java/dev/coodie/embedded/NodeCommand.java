package dev.coodie.embedded;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code coodie node}: a Cassandra in the foreground until Ctrl-C. */
@Command(
    name = "node",
    description = "Runs one Cassandra node on 127.0.0.1 until Ctrl-C.",
    sortOptions = false)
public final class NodeCommand implements Callable<Integer> {
  private static final int FAILED = 1;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "9042",
      description = "The port for clients; 0 for a free one. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--directory",
      paramLabel = "DIR",
      description = "Keep the data here, even through a crash. Without it the data is thrown away.")
  private @Nullable Path directory;

  @Spec private @Nullable CommandSpec spec;

  private volatile boolean stopping;

  /** For picocli: as a command of its own, or below another. */
  public NodeCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec().commandLine().getOut();
    EmbeddedCassandra.Builder builder =
        EmbeddedCassandra.builder().port(port).progress(System.err::println);
    if (directory != null) {
      builder.directory(directory).durable();
    }
    long begin = System.nanoTime();
    EmbeddedCassandra cassandra = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(cassandra), "coodie-stop"));
    out.print(text(cassandra, (System.nanoTime() - begin) / 1_000_000));
    out.flush();
    ProcessHandle.of(cassandra.pid()).ifPresent(process -> process.onExit().join());
    // Ctrl-C reaches the node, too, and may end it before the hook has begun.
    Thread.sleep(500);
    if (stopping) {
      Thread.currentThread().join();
    }
    spec().commandLine().getErr().println("Cassandra ended by itself: see " + cassandra.log());
    return FAILED;
  }

  private void stop(EmbeddedCassandra cassandra) {
    stopping = true;
    cassandra.close();
  }

  private String text(EmbeddedCassandra cassandra, long millis) {
    String fate = directory == null ? "Its data is thrown away." : "Its data stays in " + directory;
    return """
    Cassandra %s is ready after %.1f s (process %d).

      contact point  %s:%d
      datacenter     %s
      log            %s
      cqlsh          cqlsh %s %d
      Java           CqlSession.builder()
                         .addContactPoint(new InetSocketAddress("%s", %d))
                         .withLocalDatacenter("%s")
                         .build()

    Ctrl-C stops it. %s
    """
        .formatted(
            Cassandra.VERSION,
            millis / 1000.0,
            cassandra.pid(),
            cassandra.address(),
            cassandra.port(),
            cassandra.localDatacenter(),
            cassandra.log(),
            cassandra.address(),
            cassandra.port(),
            cassandra.address(),
            cassandra.port(),
            cassandra.localDatacenter(),
            fate);
  }

  private CommandSpec spec() {
    if (spec == null) {
      throw new IllegalStateException("Run through picocli");
    }
    return spec;
  }
}
