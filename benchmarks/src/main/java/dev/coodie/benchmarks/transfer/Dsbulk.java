package dev.coodie.benchmarks.transfer;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.runtime.standalonestatic.StandaloneStaticRuntime;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.eclipse.aether.util.filter.DependencyFilterUtils;

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
    ContextOverrides.Builder overrides = ContextOverrides.create().withUserSettings(true);
    String repository = System.getProperty("maven.repo.local");
    if (repository != null) {
      overrides.withLocalRepositoryOverride(Path.of(repository));
    }
    try (Context maven = new StandaloneStaticRuntime().create(overrides.build())) {
      CollectRequest request = new CollectRequest();
      for (String part : PARTS) {
        String artifact = "com.datastax.oss:dsbulk-" + part + ":" + VERSION;
        request.addDependency(new Dependency(new DefaultArtifact(artifact), JavaScopes.RUNTIME));
      }
      request.setRepositories(maven.remoteRepositories());
      return maven
          .repositorySystem()
          .resolveDependencies(
              maven.repositorySystemSession(),
              new DependencyRequest(
                  request, DependencyFilterUtils.classpathFilter(JavaScopes.RUNTIME)))
          .getArtifactResults()
          .stream()
          .map(result -> result.getArtifact().getFile().getAbsolutePath())
          .distinct()
          .collect(Collectors.joining(File.pathSeparator));
    }
  }
}
