package dev.coodie.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Starts the nodes of one {@link EmbeddedCassandra} that belongs to this process alone. */
final class Cluster {
  /** How often free ports are looked for again when somebody else was faster. */
  private static final int TRIES = 3;

  private Cluster() {}

  static EmbeddedCassandra start(Settings settings) {
    Launcher launcher = Launcher.of(settings);
    Path named = settings.directory();
    if (named == null) {
      TemporaryDirectory own = TemporaryDirectory.claim();
      return start(launcher, own.path(), own.lock());
    }
    Path directory = Directories.create(named.toAbsolutePath());
    FileMutex lock =
        FileMutex.tryAcquire(directory.resolve(TemporaryDirectory.LOCK))
            .orElseThrow(() -> Failures.directoryInUse(directory));
    return start(launcher, directory, lock);
  }

  private static EmbeddedCassandra start(Launcher launcher, Path directory, FileMutex lock) {
    Settings settings = launcher.settings();
    try {
      List<EmbeddedNode> nodes = startOnFreePorts(launcher, directory);
      return new EmbeddedCassandra(
          settings, nodes, directory, () -> close(nodes, settings, directory, lock));
    } catch (RuntimeException e) {
      close(List.of(), settings, directory, lock);
      throw e;
    }
  }

  private static List<EmbeddedNode> startOnFreePorts(Launcher launcher, Path directory) {
    Settings settings = launcher.settings();
    for (int i = 1; ; i++) {
      try {
        return startAll(launcher, specs(settings, directory));
      } catch (EmbeddedCassandraException e) {
        boolean chosenHere = settings.port() == 0 && settings.storagePort() == 0;
        if (!e.id().equals("coodie-804") || !chosenHere || i == TRIES) {
          throw e;
        }
      }
    }
  }

  private static List<NodeSpec> specs(Settings settings, Path directory) {
    List<String> addresses =
        IntStream.rangeClosed(1, settings.nodes()).mapToObj(settings::address).toList();
    int port = port(addresses, settings.port());
    int storagePort = port(addresses, settings.storagePort());
    return IntStream.rangeClosed(1, settings.nodes())
        .mapToObj(
            number ->
                new NodeSpec(
                    number,
                    settings.nodes(),
                    settings.address(number),
                    port,
                    settings.address(),
                    storagePort,
                    Directories.create(directory.resolve("node" + number))))
        .toList();
  }

  private static int port(List<String> addresses, int wanted) {
    if (wanted == 0) {
      return Ports.free(addresses);
    }
    Ports.checkFree(addresses, wanted);
    return wanted;
  }

  private static List<EmbeddedNode> startAll(Launcher launcher, List<NodeSpec> specs) {
    List<EmbeddedNode> nodes = new ArrayList<>();
    try {
      for (NodeSpec spec : specs) {
        Path delete = launcher.settings().directory() == null ? spec.directory() : null;
        EmbeddedNode node = new EmbeddedNode(spec, launcher, new Launcher.Lifeline(null, delete));
        nodes.add(node);
        node.start();
      }
      if (nodes.size() > 1) {
        ClusterCheck.await(launcher.settings(), specs);
      }
      return nodes;
    } catch (RuntimeException e) {
      nodes.forEach(EmbeddedNode::kill);
      throw e;
    }
  }

  private static void close(
      List<EmbeddedNode> nodes, Settings settings, Path directory, FileMutex lock) {
    try {
      nodes.parallelStream().forEach(EmbeddedNode::close);
    } finally {
      lock.close();
      if (settings.directory() == null) {
        Directories.delete(directory);
      }
    }
  }
}
