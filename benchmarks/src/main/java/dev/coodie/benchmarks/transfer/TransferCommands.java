package dev.coodie.benchmarks.transfer;

import dev.coodie.benchmarks.BenchException;
import dev.coodie.benchmarks.Checkout;
import dev.coodie.benchmarks.VirtualEnvironment;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.aether.resolution.DependencyResolutionException;

/** The commands of those who could be had; who could not is told on standard error. */
final class TransferCommands {
  private static final String CQLSH = "cqlsh==6.2.2";

  private final String keyspace;
  private final InetSocketAddress node;
  private final Path directory;
  private final Map<TransferTool, List<String>> starts = new LinkedHashMap<>();

  /** Fetches what is missing, into {@code directory} or the local Maven repository. */
  TransferCommands(String keyspace, InetSocketAddress node, Path directory)
      throws IOException, InterruptedException {
    this.keyspace = keyspace;
    this.node = node;
    this.directory = directory;
    starts.put(TransferTool.COODIE, List.of(launcher().toString()));
    // The launcher builds the command if a source is newer; that is not part of what is measured.
    Measured.of(List.of(launcher().toString(), "completion"), directory);
    try {
      Path java = Path.of(System.getProperty("java.home"), "bin", "java");
      starts.put(
          TransferTool.DSBULK, List.of(java.toString(), "-cp", Dsbulk.classPath(), Dsbulk.MAIN));
    } catch (DependencyResolutionException e) {
      leftOut(TransferTool.DSBULK, e);
    }
    try {
      starts.put(TransferTool.CQLSH, List.of(cqlsh().toString()));
    } catch (IOException | BenchException e) {
      leftOut(TransferTool.CQLSH, e);
    }
  }

  private static void leftOut(TransferTool tool, Exception why) {
    String reason = String.valueOf(why.getMessage()).lines().findFirst().orElse("");
    System.err.println(
        "coodie: " + tool.label() + " is left out, since it cannot be fetched: " + reason);
  }

  private static Path launcher() {
    return Checkout.directory().resolve("coodie");
  }

  private Path cqlsh() throws IOException, InterruptedException {
    VirtualEnvironment python = new VirtualEnvironment(directory.resolve("python"));
    python.make(List.of(CQLSH));
    return python.program("cqlsh");
  }

  Set<TransferTool> tools() {
    return starts.keySet();
  }

  /** Whether it can do that. */
  boolean does(TransferTool tool, TransferTask task) {
    return switch (task) {
      case IMPORT_NEAR, IMPORT_OWN, EXPORT_CSV -> starts.containsKey(tool);
      case EXPORT_JSON -> starts.containsKey(tool) && tool != TransferTool.CQLSH;
      case EXPORT_PARQUET -> tool == TransferTool.COODIE;
    };
  }

  /** With the defaults of each. */
  List<String> of(TransferTool tool, TransferTask task, Path file) {
    List<String> command = new ArrayList<>(starts.getOrDefault(tool, List.of()));
    String host = node.getAddress().getHostAddress();
    String port = Integer.toString(node.getPort());
    String table = keyspace + "." + TransferRows.TABLE;
    switch (tool) {
      case COODIE -> {
        command.addAll(
            task.imports()
                ? List.of("import", file.toString(), "--into", table)
                : List.of("export", table, "-o", file.toString()));
        command.addAll(List.of("-H", host, "-P", port));
      }
      case DSBULK -> {
        command.addAll(
            List.of(
                task.imports() ? "load" : "unload",
                "-c",
                task == TransferTask.EXPORT_JSON ? "json" : "csv",
                "-url",
                file.toString(),
                "-k",
                keyspace,
                "-t",
                TransferRows.TABLE,
                "-h",
                host,
                "-port",
                port,
                "--driver.advanced.metadata.schema.refreshed-keyspaces",
                "[\"" + keyspace + "\"]",
                "--log.directory",
                directory.resolve("dsbulk").toString()));
      }
      case CQLSH ->
          command.addAll(
              List.of(
                  host,
                  port,
                  "-e",
                  "COPY "
                      + table
                      + " ("
                      + TransferRows.COLUMNS
                      + ")"
                      + (task.imports() ? " FROM '" : " TO '")
                      + file
                      + "' WITH HEADER=TRUE"));
    }
    return command;
  }
}
