package dev.coodie.embedded;

import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import dev.coodie.Coodie;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A real Apache Cassandra that runs in child JVMs of this process on loopback addresses. The first
 * start on a machine fetches Cassandra's jars into the local Maven repository; later ones need no
 * network.
 *
 * <p>The child ends with this process, even when this process is killed. Safe for use by several
 * threads.
 */
public final class EmbeddedCassandra implements AutoCloseable {
  /** The user of a node with {@link Builder#passwordAuthentication()}. */
  public static final String USER = "cassandra";

  static final String DATACENTER = "datacenter1";

  /** The password of {@link #USER}. */
  public static final String PASSWORD = "cassandra";

  private final Settings settings;
  private final List<EmbeddedNode> nodes;
  private final Path directory;
  private final Runnable release;
  private boolean closed;

  EmbeddedCassandra(Settings settings, List<EmbeddedNode> nodes, Path directory, Runnable release) {
    this.settings = settings;
    this.nodes = List.copyOf(nodes);
    this.directory = directory;
    this.release = release;
  }

  /**
   * Starts one temporary node on a free port and returns when it serves clients.
   *
   * @throws EmbeddedCassandraException if it does not start
   */
  public static EmbeddedCassandra start() {
    return builder().start();
  }

  /**
   * One temporary node that all processes of this user on this machine share. The first process
   * that asks starts it; it stops 30 s after its last user closed it or died ({@code
   * -Dcoodie.shared.grace=SECONDS}). Use a keyspace of your own in it. Processes that give {@code
   * -Dcoodie.shared.name=NAME} share one only with those that give the same name.
   *
   * @throws EmbeddedCassandraException if it does not start
   */
  public static EmbeddedCassandra shared() {
    return builder().shared();
  }

  /** A node or cluster with other settings than {@link #start()} uses. */
  public static Builder builder() {
    return new Builder();
  }

  /** The address of the first node, for example {@code 127.0.0.1}. */
  public String address() {
    return contactPoint().getHostString();
  }

  /** The port on which all nodes serve clients. */
  public int port() {
    return contactPoint().getPort();
  }

  /** Where the first node serves clients. */
  public InetSocketAddress contactPoint() {
    return node(1).contactPoint();
  }

  /** Where each node serves clients, in the order of the nodes. */
  public List<InetSocketAddress> contactPoints() {
    return nodes.stream().map(EmbeddedNode::contactPoint).toList();
  }

  /** The datacenter that all nodes are in. */
  public String localDatacenter() {
    return DATACENTER;
  }

  /** The process of the first node. */
  public long pid() {
    return node(1).pid();
  }

  /** The directory with one directory for each node. */
  public Path directory() {
    return directory;
  }

  /** The log file of the first node. */
  public Path log() {
    return node(1).log();
  }

  /** All nodes in order. */
  public List<EmbeddedNode> nodes() {
    return nodes;
  }

  /**
   * One node. {@code number} counts from 1, as the addresses do.
   *
   * @throws EmbeddedCassandraException if there is no such node
   */
  public EmbeddedNode node(int number) {
    if (number < 1 || number > nodes.size()) {
      throw Failures.badSetting(
          "There is no node "
              + number
              + ": the nodes are numbered from 1 to "
              + nodes.size()
              + ".");
    }
    return nodes.get(number - 1);
  }

  /**
   * The driver's session builder with contact points, datacenter, timeouts and a schema debouncer
   * that suit an embedded node, and with the default user and encryption where the node asks for
   * them. Everything can be overridden except the configuration loader.
   */
  public CqlSessionBuilder sessionBuilder() {
    return Sessions.builder(settings, contactPoints(), localDatacenter());
  }

  /**
   * A connection whose documents are in {@code keyspace}, which is created if there is none, with a
   * copy on every node up to three. Needs the artifact {@code coodie-driver} on the class path;
   * close it before the node.
   *
   * @throws dev.coodie.error.ConfigurationException if there is no driver
   */
  public Coodie coodie(String keyspace) {
    return Connections.coodie(settings, contactPoints(), localDatacenter(), keyspace);
  }

  /**
   * Stops the nodes gracefully and removes the directory unless the user named it. A shared node is
   * only released. Does nothing the second time.
   */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      release.run();
    }
  }

  @Override
  public String toString() {
    return "EmbeddedCassandra[" + Failures.text(contactPoint()) + ", " + nodes.size() + " nodes]";
  }

  /** Collects settings; every one has a default. Not safe for use by several threads. */
  public static final class Builder {
    private static final int HEAP_MEGABYTES = 256;
    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

    private @Nullable CassandraVersion version;
    private int nodes = 1;
    private String address = "127.0.0.1";
    private int port;
    private int storagePort;
    private @Nullable Path directory;
    private boolean durable;
    private boolean passwords;
    private boolean transactions;
    private @Nullable NodeTls tls;
    private final Map<String, @Nullable Object> yaml = new LinkedHashMap<>();
    private int heapMegabytes = HEAP_MEGABYTES;
    private @Nullable Path javaHome;
    private Duration startTimeout = START_TIMEOUT;
    private Consumer<String> progress = System.err::println;

    private Builder() {}

    /** The version of Cassandra; {@link CassandraVersion#standard()} by default. */
    public Builder version(CassandraVersion version) {
      this.version = version;
      return this;
    }

    /**
     * Starts a cluster of {@code count} nodes, 1 to 9, on consecutive addresses. The start takes
     * about 4 s a node and returns when every node sees the others and takes writes at ALL.
     */
    public Builder nodes(int count) {
      this.nodes = count;
      return this;
    }

    /** The IPv4 loopback address of the first node; 127.0.0.1 by default. */
    public Builder address(String address) {
      this.address = address;
      return this;
    }

    /** The port for clients on every node; a free one by default. */
    public Builder port(int port) {
      this.port = port;
      return this;
    }

    /** The port on which nodes talk to each other; a free one by default. */
    public Builder storagePort(int port) {
      this.storagePort = port;
      return this;
    }

    /**
     * Keeps everything in {@code directory}, which is created if missing, never removed, and used
     * by one Cassandra at a time. By default a temporary directory that close() removes.
     */
    public Builder directory(Path directory) {
      this.directory = directory;
      return this;
    }

    /** Keeps schema and data even when the node is killed. Costs about half a second per start. */
    public Builder durable() {
      this.durable = true;
      return this;
    }

    /** Requires clients to log in, with {@link #USER} and {@link #PASSWORD}. */
    public Builder passwordAuthentication() {
      this.passwords = true;
      return this;
    }

    /**
     * Switches general-purpose transactions (Accord) on, for tables with {@code transactional_mode
     * = 'full'}. Only {@link CassandraVersion#V6_0} has them. A node that was killed starts again
     * without asking whether its own record of transactions is complete.
     */
    public Builder transactions() {
      this.transactions = true;
      return this;
    }

    /** Encrypts the connections of clients. */
    public Builder tls(NodeTls tls) {
      this.tls = tls;
      return this;
    }

    /**
     * Replaces top-level settings of {@code cassandra.yaml}. Values are strings, numbers, booleans,
     * lists and maps; null removes a setting.
     */
    public Builder yaml(Map<String, ? extends @Nullable Object> overrides) {
      yaml.putAll(overrides);
      return this;
    }

    /** The heap limit of a node in MB, 112 or more; 256 by default. */
    public Builder heapMegabytes(int megabytes) {
      this.heapMegabytes = megabytes;
      return this;
    }

    /** The JDK that runs the nodes, 17 or newer; by default the one that runs this process. */
    public Builder javaHome(Path home) {
      this.javaHome = home;
      return this;
    }

    /**
     * How long each node may take to serve clients, and a cluster to agree; two minutes by default.
     */
    public Builder startTimeout(Duration timeout) {
      this.startTimeout = timeout;
      return this;
    }

    /**
     * Receives a line for each step of the work that is done once per machine. By default it is
     * printed to standard error.
     */
    public Builder progress(Consumer<String> lines) {
      this.progress = lines;
      return this;
    }

    /**
     * Starts the node or nodes.
     *
     * @throws EmbeddedCassandraException if a setting is wrong or a node does not start
     */
    public EmbeddedCassandra start() {
      return Cluster.start(settings());
    }

    /**
     * One temporary node with these settings, shared as {@link EmbeddedCassandra#shared()} says by
     * all processes that ask for the same settings.
     *
     * @throws EmbeddedCassandraException if a setting is wrong or the node does not start
     */
    public EmbeddedCassandra shared() {
      return SharedNode.use(settings());
    }

    private Settings settings() {
      return new Settings(
          version == null ? CassandraVersion.standard() : version,
          nodes,
          address,
          port,
          storagePort,
          directory,
          durable,
          passwords,
          transactions,
          tls,
          Collections.unmodifiableMap(new LinkedHashMap<>(yaml)),
          heapMegabytes,
          javaHome,
          startTimeout,
          progress);
    }
  }
}
