package dev.coodie.embedded;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The node that several processes use. Everything about it is in one directory: {@code start.lock}
 * lets one user at a time find or start the node, {@code node.properties} tells where it is, every
 * user holds a lock on a file of its own in {@code users}, which the node watches, and the node's
 * data is in {@code node-*}.
 */
final class SharedNode {
  private final Launcher launcher;
  private final Path directory;

  private SharedNode(Launcher launcher, Path directory) {
    this.launcher = launcher;
    this.directory = directory;
  }

  static EmbeddedCassandra use(Settings settings) {
    check(settings);
    Launcher launcher = Launcher.of(settings);
    Path directory =
        Directories.cache()
            .toAbsolutePath()
            .resolve("shared")
            .resolve(Hashes.of(key(settings, launcher)));
    Directories.create(directory.resolve("users"));
    SharedNode shared = new SharedNode(launcher, directory);
    return FileMutex.holding(directory.resolve("start.lock"), shared::findOrStart);
  }

  private static void check(Settings settings) {
    boolean own =
        settings.nodes() != 1
            || settings.directory() != null
            || settings.port() != 0
            || settings.storagePort() != 0
            || settings.durable();
    if (own) {
      throw Failures.badSetting(
          "A shared node has no nodes, directory, port, storagePort or durable setting: leave them"
              + " out, or start one of your own with start().");
    }
  }

  /** Users with the same key can do with the same node. */
  private static String key(Settings settings, Launcher launcher) {
    NodeTls tls = settings.tls();
    return String.join(
        "\n",
        System.getProperty("coodie.shared.name", ""),
        Cassandra.of(settings.version()).release(),
        Boolean.toString(settings.transactions()),
        launcher.java().identity(),
        launcher.classPath().identity(),
        settings.address(),
        Integer.toString(settings.heapMegabytes()),
        Boolean.toString(settings.passwords()),
        tls == null ? "" : tls.server() + " " + tls.trusted(),
        Json.of(settings.yaml()));
  }

  private EmbeddedCassandra findOrStart() {
    Path userFile = directory.resolve("users").resolve(UUID.randomUUID().toString());
    FileMutex user = FileMutex.acquire(userFile);
    try {
      EmbeddedNode node = running().orElseGet(this::start);
      return new EmbeddedCassandra(
          launcher.settings(),
          List.of(node),
          node.directory().resolve("..").normalize(),
          () -> release(user, userFile));
    } catch (RuntimeException e) {
      release(user, userFile);
      throw e;
    }
  }

  private static void release(FileMutex user, Path userFile) {
    user.close();
    try {
      Files.deleteIfExists(userFile);
    } catch (IOException e) {
      throw Failures.unusable(userFile, e);
    }
  }

  /** Nothing when the last node has gone or does not answer. */
  private Optional<EmbeddedNode> running() {
    Path file = directory.resolve("node.properties");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties node = new Properties();
    try (var in = Files.newInputStream(file)) {
      node.load(in);
    } catch (IOException e) {
      throw Failures.unusable(file, e);
    }
    long pid = Long.parseLong(node.getProperty("pid"));
    NodeSpec spec =
        spec(
            Path.of(node.getProperty("directory")),
            Integer.parseInt(node.getProperty("port")),
            Integer.parseInt(node.getProperty("storagePort")));
    boolean alive =
        ProcessHandle.of(pid)
            .filter(ProcessHandle::isAlive)
            .filter(process -> started(process).equals(node.getProperty("started")))
            .isPresent();
    return alive && Readiness.of(launcher.settings(), spec, false).reached()
        ? Optional.of(new EmbeddedNode(spec, pid))
        : Optional.empty();
  }

  private EmbeddedNode start() {
    removeLeftovers();
    Path data = Directories.create(directory.resolve("node-" + UUID.randomUUID()));
    List<String> addresses = List.of(launcher.settings().address());
    NodeSpec spec =
        spec(
            Directories.create(data.resolve("node1")),
            Ports.free(addresses),
            Ports.free(addresses));
    try {
      NodeProcess process =
          NodeProcess.start(launcher, spec, new Launcher.Lifeline(directory, data));
      publish(spec, process.handle());
      return new EmbeddedNode(spec, process.pid());
    } catch (RuntimeException e) {
      Directories.delete(data);
      throw e;
    }
  }

  private NodeSpec spec(Path nodeDirectory, int port, int storagePort) {
    String address = launcher.settings().address();
    return new NodeSpec(1, 1, address, port, address, storagePort, nodeDirectory);
  }

  private void publish(NodeSpec spec, ProcessHandle process) {
    Properties node = new Properties();
    node.setProperty("pid", Long.toString(process.pid()));
    node.setProperty("started", started(process));
    node.setProperty("port", Integer.toString(spec.port()));
    node.setProperty("storagePort", Integer.toString(spec.storagePort()));
    node.setProperty("directory", spec.directory().toString());
    StringWriter text = new StringWriter();
    try {
      node.store(text, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Directories.write(
        directory.resolve("node.properties"), text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Tells a process from a later one with the same id. */
  private static String started(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("");
  }

  /** Data of nodes that were killed: a living one holds the lock on its directory. */
  private void removeLeftovers() {
    try (Stream<Path> files = Files.list(directory)) {
      files
          .filter(file -> file.getFileName().toString().startsWith("node-"))
          .filter(SharedNode::isLeftover)
          .forEach(Directories::delete);
    } catch (IOException e) {
      throw Failures.unusable(directory, e);
    }
  }

  private static boolean isLeftover(Path data) {
    Path lock = data.resolve("node1").resolve("node.lock");
    if (!Files.exists(lock)) {
      return true;
    }
    Optional<FileMutex> mutex = FileMutex.tryAcquire(lock);
    mutex.ifPresent(FileMutex::close);
    return mutex.isPresent();
  }
}
