package dev.coodie.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code coodie demo}, so that help and completion know it. The application needs Spring Boot,
 * which has no place in this jar: the launcher of a checkout builds and runs the module {@code
 * demo} instead.
 */
@Command(
    name = "demo",
    description =
        "Starts four living examples in one Spring Boot application, and shows them on a local"
            + " page, until Ctrl-C.",
    sortOptions = false)
@SuppressWarnings("UnusedVariable") // a test of the demo compares the options with its own
final class DemoCommand implements Callable<Integer> {
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

  DemoCommand() {}

  @Override
  public Integer call() {
    throw CliError.wrongUse(
        "coodie-1155",
        "The demo is not in this jar. Run it in a checkout of coodie: ./coodie demo.");
  }
}
