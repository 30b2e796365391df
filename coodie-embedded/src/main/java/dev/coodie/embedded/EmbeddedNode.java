package dev.coodie.embedded;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One node of an {@link EmbeddedCassandra}, which tests of failures can stop, kill and restart.
 * Nodes of a shared Cassandra refuse this, since others use them.
 */
public final class EmbeddedNode {
  private final NodeSpec spec;
  private final @Nullable Launcher launcher;
  private final Launcher.Lifeline lifeline;
  private @Nullable NodeProcess process;
  private long pid;
  private boolean closed;

  /** A node of our own, not started yet. */
  EmbeddedNode(NodeSpec spec, Launcher launcher, Launcher.Lifeline lifeline) {
    this.spec = spec;
    this.launcher = launcher;
    this.lifeline = lifeline;
  }

  /** A running node that is shared with others. */
  EmbeddedNode(NodeSpec spec, long pid) {
    this.spec = spec;
    this.launcher = null;
    this.lifeline = new Launcher.Lifeline(null, null);
    this.pid = pid;
  }

  /** The node's number, from 1. */
  public int number() {
    return spec.number();
  }

  /** Where the node serves clients. */
  public InetSocketAddress contactPoint() {
    return spec.contactPoint();
  }

  /** The process that runs the node, or ran it last. */
  public synchronized long pid() {
    return pid;
  }

  /** Whether the node's process is alive. */
  public synchronized boolean running() {
    return launcher == null
        ? ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)
        : process != null && process.running();
  }

  /** Where the node keeps its data, configuration and logs. */
  public Path directory() {
    return spec.directory();
  }

  /** The node's log file. What its JVM printed is beside it in {@code console.log}. */
  public Path log() {
    return spec.log();
  }

  /**
   * Kills the node with SIGKILL, as a crash would. Without {@code durable()} a single node may have
   * lost its schema when it is restarted.
   *
   * @throws EmbeddedCassandraException if the node is shared
   */
  public synchronized void kill() {
    own("killed");
    if (process != null) {
      process.kill();
    }
  }

  /**
   * Stops the node gracefully; its data stays until the whole Cassandra is closed.
   *
   * @throws EmbeddedCassandraException if the node is shared
   */
  public synchronized void stop() {
    own("stopped");
    if (process != null && process.running()) {
      process.stop();
    }
  }

  /**
   * Starts the node again with the same data, address and port, after stopping it if it runs.
   * Returns when it serves clients.
   *
   * @throws EmbeddedCassandraException if the node is shared, closed, or does not start
   */
  public synchronized void restart() {
    own("restarted");
    stop();
    start();
  }

  synchronized void start() {
    Launcher own = own("started");
    if (closed) {
      throw Failures.wrongState(
          "The node on "
              + Failures.text(contactPoint())
              + " was closed and cannot be started again: start a new EmbeddedCassandra.");
    }
    process = NodeProcess.start(own, spec, lifeline);
    pid = process.pid();
  }

  synchronized void close() {
    closed = true;
    stop();
  }

  private Launcher own(String what) {
    if (launcher == null) {
      throw Failures.wrongState(
          "The shared node on "
              + Failures.text(contactPoint())
              + " cannot be "
              + what
              + ", since others use it: start one of your own with EmbeddedCassandra.start().");
    }
    return launcher;
  }
}
