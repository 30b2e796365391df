package dev.coodie.cli;

import dev.coodie.embedded.CassandraVersion;
import dev.coodie.embedded.EmbeddedCassandra;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code coodie node}: a Cassandra in the foreground until Ctrl-C. */
@Command(
    name = "node",
    description = "Runs one Cassandra node on 127.0.0.1 until Ctrl-C.",
    sortOptions = false)
final class NodeCommand implements Callable<Integer> {
  private final Shell shell;

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

  @Option(
      names = {"--cassandra", "--version"},
      paramLabel = "VERSION",
      description = {
        "The version of Cassandra: 4.0, 4.1, 5.0 or 6.0, of which there is an alpha. Default: 5.0."
      })
  private @Nullable String version;

  @Option(
      names = "--transactions",
      description = "Switch general-purpose transactions on, which only Cassandra 6.0 has.")
  private boolean transactions;

  private volatile boolean stopping;

  NodeCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws InterruptedException {
    CassandraVersion cassandraVersion =
        version == null ? CassandraVersion.standard() : CassandraVersion.of(version);
    EmbeddedCassandra.Builder builder =
        EmbeddedCassandra.builder()
            .version(cassandraVersion)
            .port(port)
            .progress(shell.err()::println);
    if (transactions) {
      builder.transactions();
    }
    if (directory != null) {
      builder.directory(directory).durable();
    }
    long begin = System.nanoTime();
    EmbeddedCassandra cassandra = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(cassandra), "coodie-stop"));
    shell.out().print(text(cassandraVersion, cassandra, (System.nanoTime() - begin) / 1_000_000));
    shell.out().flush();
    ProcessHandle.of(cassandra.pid()).ifPresent(process -> process.onExit().join());
    // Ctrl-C reaches the node, too, and may end it before the hook has begun.
    Thread.sleep(500);
    if (stopping) {
      Thread.currentThread().join();
    }
    shell.err().println("Cassandra ended by itself: see " + cassandra.log());
    return ExitCode.FAILED;
  }

  private void stop(EmbeddedCassandra cassandra) {
    stopping = true;
    cassandra.close();
  }

  private String text(CassandraVersion running, EmbeddedCassandra cassandra, long millis) {
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
            running.release(),
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
}
