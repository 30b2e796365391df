package dev.coodie.demo;

import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.error.CoodieException;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The command {@code coodie demo}. */
@Command(
    name = "coodie demo",
    description =
        "Starts four living examples in one Spring Boot application, and shows them on a local"
            + " page, until Ctrl-C.",
    sortOptions = false)
public final class DemoCommand implements Callable<Integer> {
  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port of the pages; 0 for a free one. Default: 8080, or a free one.")
  private @Nullable Integer port;

  @Option(
      names = {"-H", "--hosts"},
      paramLabel = "HOST[:PORT],..",
      description =
          "A cluster of yours, where the keyspace coodie_demo is made. Default: an embedded node.")
  private @Nullable String hosts;

  @Option(
      names = "--datacenter",
      paramLabel = "NAME",
      defaultValue = "datacenter1",
      description = "The local datacenter of --hosts. Default: ${DEFAULT-VALUE}.")
  private String datacenter = "datacenter1";

  @Option(names = "--no-browser", description = "Do not open a browser.")
  private boolean quiet;

  @Option(
      names = "--verbose",
      description = "Show where an error comes from, and what the driver logs.")
  private boolean verbose;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help, and do nothing else.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli fills it in before it is run
  private CommandSpec spec;

  /** Made by {@link #main} alone. */
  DemoCommand() {}

  /** Starts the application, which runs until Ctrl-C. */
  public static void main(String[] arguments) {
    int code = commandLine().execute(arguments);
    if (code != 0) {
      System.exit(code);
    }
  }

  static CommandLine commandLine() {
    return new CommandLine(new DemoCommand())
        .setUsageHelpAutoWidth(true)
        .setParameterExceptionHandler((error, arguments) -> wrongUse(error))
        .setExecutionExceptionHandler((error, command, parsed) -> failed(error, command, parsed));
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    int chosen = Ports.choose(port);
    ConfigurableApplicationContext application = start(chosen, err::println);
    String address = address(application);
    out.println("The demos are at " + address + ". Ctrl-C ends them.");
    out.flush();
    if (!quiet && Browser.open(address)) {
      err.println("A browser was told to open them.");
    }
    return 0;
  }

  private ConfigurableApplicationContext start(int chosen, Progress progress) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("server.port", chosen);
    if (verbose) {
      settings.put("logging.level.com.datastax", "info");
      settings.put("logging.level.dev.coodie", "info");
    } else {
      // This command says itself why it could not start, in a sentence.
      settings.put("logging.level.com.datastax", "error");
      settings.put("logging.level.org.springframework.boot", "off");
    }
    SpringApplication application = new SpringApplication(DemoApplication.class);
    if (hosts == null) {
      progress.accept("Starting an embedded Cassandra.");
      EmbeddedCassandra node = EmbeddedCassandra.builder().progress(progress).start();
      settings.put("spring.cassandra.contact-points", node.address() + ":" + node.port());
      settings.put("spring.cassandra.local-datacenter", node.localDatacenter());
      application.addInitializers(
          context ->
              ((GenericApplicationContext) context)
                  .registerBean(EmbeddedCassandra.class, () -> node));
    } else {
      settings.put("spring.cassandra.contact-points", hosts);
      settings.put("spring.cassandra.local-datacenter", datacenter);
    }
    application.addInitializers(
        context ->
            ((GenericApplicationContext) context).registerBean(Progress.class, () -> progress));
    application.setDefaultProperties(settings);
    progress.accept("Starting the application.");
    return application.run();
  }

  private static String address(ConfigurableApplicationContext application) {
    return "http://127.0.0.1:"
        + application.getEnvironment().getRequiredProperty("local.server.port")
        + "/";
  }

  private static int wrongUse(ParameterException error) {
    String message = String.valueOf(error.getMessage());
    error
        .getCommandLine()
        .getErr()
        .println(
            "coodie: "
                + message
                + (message.endsWith(".") ? "" : ".")
                + " See \"coodie demo --help\". [coodie-1252]");
    return 2;
  }

  private static int failed(Exception error, CommandLine command, ParseResult parsed) {
    if (parsed.hasMatchedOption("--verbose")) {
      error.printStackTrace(command.getErr());
    }
    command.getErr().println("coodie: " + reason(error).getMessage());
    return 1;
  }

  /** What coodie says is wrong, or else what began it. */
  private static Throwable reason(Throwable error) {
    Throwable cause = error.getCause();
    return error instanceof CoodieException || cause == null ? error : reason(cause);
  }
}
