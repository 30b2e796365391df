package dev.coodie.benchmarks.transfer;

import dev.coodie.benchmarks.MavenJars;
import java.util.List;
import org.eclipse.aether.resolution.DependencyResolutionException;

/** Fetches DSBulk into the local Maven repository, once per machine. */
final class Dsbulk {
  static final String MAIN = "com.datastax.oss.dsbulk.runner.DataStaxBulkLoader";

  private static final String VERSION = "1.10.0";

  /** The runner finds the others by itself; its distribution has them all. */
  private static final List<String> PARTS =
      List.of(
          "runner",
          "workflow-load",
          "workflow-unload",
          "connectors-csv",
          "connectors-json",
          "batcher-reactor",
          "executor-reactor",
          "codecs-text");

  private Dsbulk() {}

  static String classPath() throws DependencyResolutionException {
    return MavenJars.classPath(
        PARTS.stream().map(part -> "com.datastax.oss:dsbulk-" + part + ":" + VERSION).toList());
  }
}
