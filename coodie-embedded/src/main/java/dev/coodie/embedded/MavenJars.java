package dev.coodie.embedded;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.runtime.standalonestatic.StandaloneStaticRuntime;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferEvent;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.eclipse.aether.util.filter.DependencyFilterUtils;

/** Fetches Cassandra's jars into the local Maven repository, as the user's Maven would. */
final class MavenJars {
  private MavenJars() {}

  static List<Path> resolve(Consumer<String> progress) {
    progress.accept(
        "coodie: looking up Cassandra "
            + Cassandra.VERSION
            + " (about 57 jars, 46 MB) in the local Maven repository, once per machine");
    ContextOverrides.Builder overrides =
        ContextOverrides.create().withUserSettings(true).transferListener(new JarCounter(progress));
    String repository = System.getProperty("maven.repo.local");
    if (repository != null) {
      overrides.withLocalRepositoryOverride(Path.of(repository));
    }
    try (Context maven = new StandaloneStaticRuntime().create(overrides.build())) {
      List<Path> jars = resolve(maven);
      progress.accept(
          "coodie: Cassandra " + Cassandra.VERSION + " is here, " + jars.size() + " jars");
      return jars;
    }
  }

  private static List<Path> resolve(Context maven) {
    CollectRequest request = new CollectRequest();
    request.setRoot(
        new Dependency(
            new DefaultArtifact("org.apache.cassandra:cassandra-all:" + Cassandra.VERSION),
            JavaScopes.RUNTIME,
            false,
            Cassandra.EXCLUDED.stream().map(MavenJars::exclusion).toList()));
    request.setRepositories(maven.remoteRepositories());
    // Not Context.customize: in MIMA 2.4.48 it makes some dependencies get lost.
    DefaultRepositorySystemSession session =
        new DefaultRepositorySystemSession(maven.repositorySystemSession());
    session.setOffline(session.isOffline() || MavenSettings.offline(maven));
    try {
      return maven
          .repositorySystem()
          .resolveDependencies(
              session,
              new DependencyRequest(
                  request, DependencyFilterUtils.classpathFilter(JavaScopes.RUNTIME)))
          .getArtifactResults()
          .stream()
          .map(ArtifactResult::getArtifact)
          .map(artifact -> artifact.getFile().toPath().toAbsolutePath())
          .distinct()
          .toList();
    } catch (DependencyResolutionException e) {
      throw Failures.notResolved(
          Cassandra.VERSION,
          session.isOffline(),
          session.getLocalRepository().getBasedir().toPath(),
          e);
    }
  }

  private static Exclusion exclusion(String groupAndArtifact) {
    String[] parts = groupAndArtifact.split(":", -1);
    return new Exclusion(parts[0], parts[1], "*", "*");
  }

  private static final class JarCounter extends AbstractTransferListener {
    private static final int STEP = 10;
    private final AtomicInteger fetched = new AtomicInteger();
    private final Consumer<String> progress;

    JarCounter(Consumer<String> progress) {
      this.progress = progress;
    }

    @Override
    public void transferSucceeded(TransferEvent event) {
      if (event.getResource().getResourceName().endsWith(".jar")) {
        int count = fetched.incrementAndGet();
        if (count % STEP == 0) {
          progress.accept("coodie: fetched " + count + " jars");
        }
      }
    }
  }
}
