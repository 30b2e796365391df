package dev.coodie.embedded.resolver;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.runtime.standalonestatic.StandaloneStaticRuntime;
import java.io.IOException;
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

/** Fetches jars into the local Maven repository, as the user's Maven would. */
final class MavenJars {
  private MavenJars() {}

  /**
   * Called by name from outside of this class loader.
   *
   * @param root {@code group:artifact:version}
   * @param excluded each {@code group:artifact}
   * @throws IOException that says why jars are missing and what to do
   */
  static List<Path> resolve(String root, List<String> excluded, Consumer<String> progress)
      throws IOException {
    ContextOverrides.Builder overrides =
        ContextOverrides.create().withUserSettings(true).transferListener(new JarCounter(progress));
    String repository = System.getProperty("maven.repo.local");
    if (repository != null) {
      overrides.withLocalRepositoryOverride(Path.of(repository));
    }
    try (Context maven = new StandaloneStaticRuntime().create(overrides.build())) {
      return resolve(maven, root, excluded);
    }
  }

  private static List<Path> resolve(Context maven, String root, List<String> excluded)
      throws IOException {
    CollectRequest request = new CollectRequest();
    request.setRoot(
        new Dependency(
            new DefaultArtifact(root),
            JavaScopes.RUNTIME,
            false,
            excluded.stream().map(MavenJars::exclusion).toList()));
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
      throw missing(session, e);
    }
  }

  private static IOException missing(
      DefaultRepositorySystemSession session, DependencyResolutionException cause) {
    Path repository = session.getLocalRepository().getBasedir().toPath();
    return new IOException(
        session.isOffline()
            ? "Maven is offline and the local repository "
                + repository
                + " does not have them all; start a node once while online"
            : "Maven could not fetch them into "
                + repository
                + " ("
                + String.valueOf(cause.getMessage()).lines().findFirst().orElse("")
                + "); check the network and the mirrors in Maven's settings.xml",
        cause);
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
