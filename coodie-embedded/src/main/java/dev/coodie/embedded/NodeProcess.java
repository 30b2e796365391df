package dev.coodie.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running node that this process started and ends. */
final class NodeProcess {
  private static final Logger LOG = LoggerFactory.getLogger(NodeProcess.class);
  private static final long POLL_MILLIS = 20;
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(60);

  private final Process process;
  private final @Nullable Path training;
  private final NodeSpec node;
  private final Launcher launcher;

  private NodeProcess(Launcher.Launched launched, NodeSpec node, Launcher launcher) {
    this.process = launched.process();
    this.training = launched.training();
    this.node = node;
    this.launcher = launcher;
  }

  /** Returns when the node serves clients; a node that does not is ended. */
  static NodeProcess start(Launcher launcher, NodeSpec node, Launcher.Lifeline lifeline) {
    long begin = System.nanoTime();
    boolean fresh = !node.hasData();
    NodeProcess started = new NodeProcess(launcher.launch(node, lifeline), node, launcher);
    try {
      started.awaitReady(fresh, begin);
    } catch (RuntimeException e) {
      started.kill();
      started.discardArchive();
      throw e;
    }
    LOG.debug(
        "Cassandra on {} (pid {}) is ready after {} ms",
        Failures.text(node.contactPoint()),
        started.pid(),
        (System.nanoTime() - begin) / 1_000_000);
    return started;
  }

  private void awaitReady(boolean fresh, long begin) {
    Settings settings = launcher.settings();
    Readiness readiness = Readiness.of(settings, node, fresh);
    try {
      while (!readiness.reached()) {
        if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
          throw failed();
        }
        if (System.nanoTime() - begin > settings.startTimeout().toNanos()) {
          throw Failures.startTimedOut(
              node.contactPoint(), settings.startTimeout(), node.logTail());
        }
      }
    } catch (InterruptedException e) {
      throw Failures.interrupted(e);
    }
  }

  private EmbeddedCassandraException failed() {
    LogTail log = node.logTail();
    return log.contains("Address already in use") || log.contains("is in use by another process")
        ? Failures.portInUse(node.contactPoint(), null)
        : Failures.startFailed(node.contactPoint(), process.exitValue(), log);
  }

  long pid() {
    return process.pid();
  }

  boolean running() {
    return process.isAlive();
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** SIGKILL. Returns when the process is gone. */
  void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Lets the node drain and exit, and kills it if that takes more than a minute. */
  void stop() {
    try (OutputStream in = process.getOutputStream()) {
      in.write('s');
    } catch (IOException e) {
      LOG.debug("Cassandra (pid {}) ended before it was asked to", process.pid(), e);
    }
    if (training != null) {
      launcher
          .settings()
          .progress()
          .accept(
              "coodie: preparing faster starts, once per machine and JDK; this takes some seconds");
    }
    if (!awaitEnd()) {
      LOG.warn("Cassandra (pid {}) did not stop within {} and is killed", pid(), STOP_TIMEOUT);
      kill();
    }
    if (training != null) {
      launcher.archives().adoptFinished(launcher.settings().progress());
    }
  }

  /** It would hold the classes of half a start. */
  private void discardArchive() {
    if (training != null) {
      launcher.archives().discard(training);
    }
  }

  private boolean awaitEnd() {
    try {
      return process.waitFor(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw Failures.interrupted(e);
    }
  }
}
