package dev.coodie.benchmarks;

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

/** What others are made of, fetched into the local Maven repository, once per machine. */
public final class MavenJars {
  private MavenJars() {}

  /** The class path of artifacts, each as {@code group:artifact:version}. */
  public static String classPath(List<String> artifacts) throws DependencyResolutionException {
    ContextOverrides.Builder overrides = ContextOverrides.create().withUserSettings(true);
    String repository = System.getProperty("maven.repo.local");
    if (repository != null) {
      overrides.withLocalRepositoryOverride(Path.of(repository));
    }
    try (Context maven = new StandaloneStaticRuntime().create(overrides.build())) {
      CollectRequest request = new CollectRequest();
      for (String artifact : artifacts) {
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
