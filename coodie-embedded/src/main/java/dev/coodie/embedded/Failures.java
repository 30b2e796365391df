package dev.coodie.embedded;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Every error of this module: its id next to its sentence. */
final class Failures {
  private Failures() {}

  static EmbeddedCassandraException noJava(Path home) {
    return new EmbeddedCassandraException(
        "coodie-801",
        "There is no Java in "
            + home
            + " (expected bin/java): name the directory of a JDK 17 or newer with javaHome(Path).");
  }

  static EmbeddedCassandraException javaTooOld(Path home, String version) {
    return new EmbeddedCassandraException(
        "coodie-801",
        "The Java in "
            + home
            + " is version "
            + version
            + ", but a node needs 17 or newer: name another one with javaHome(Path).");
  }

  /** {@code why} is a sentence that says what to do, too. */
  static EmbeddedCassandraException notResolved(Cassandra cassandra, Throwable why) {
    return new EmbeddedCassandraException(
        "coodie-802",
        "The jars of " + cassandra + " are missing: " + why.getMessage() + ".",
        "",
        why.getCause());
  }

  static EmbeddedCassandraException notLoopback(String address) {
    return new EmbeddedCassandraException(
        "coodie-803",
        "\""
            + address
            + "\" is not an IPv4 loopback address, and an embedded node must not be reachable from"
            + " elsewhere: give one such as 127.0.0.1.");
  }

  static EmbeddedCassandraException portInUse(InetSocketAddress address, @Nullable Throwable why) {
    return new EmbeddedCassandraException(
        "coodie-804",
        "Cannot listen on "
            + text(address)
            + " ("
            + (why == null ? "already in use" : firstLine(why))
            + "): stop what uses the port, give another one with port(int), or none for a free"
            + " one.",
        "",
        why);
  }

  static EmbeddedCassandraException addressMissing(String address, Throwable why) {
    return new EmbeddedCassandraException(
        "coodie-804",
        "This machine has no address "
            + address
            + " ("
            + firstLine(why)
            + "): add it (on macOS: sudo ifconfig lo0 alias "
            + address
            + " up) or start fewer nodes.",
        "",
        why);
  }

  static EmbeddedCassandraException startFailed(
      InetSocketAddress address, int exitCode, LogTail log) {
    if (log.saysDiskFull()) {
      return new EmbeddedCassandraException(
          "coodie-813",
          "Cassandra on "
              + text(address)
              + " ended instead of starting, since the disk of "
              + log.file().getParent()
              + " is full: free some space, or give another directory with directory(Path).",
          log.text(),
          null);
    }
    return new EmbeddedCassandraException(
        "coodie-805",
        "Cassandra on "
            + text(address)
            + " ended with exit code "
            + exitCode
            + " instead of starting: "
            + log.reason().orElse("see the log below")
            + ".",
        log.text(),
        null);
  }

  static EmbeddedCassandraException startTimedOut(
      InetSocketAddress address, Duration timeout, LogTail log) {
    return new EmbeddedCassandraException(
        "coodie-806",
        "Cassandra on "
            + text(address)
            + " did not answer within "
            + seconds(timeout)
            + " s and was killed: see the log below, or allow more with startTimeout(Duration).",
        log.text(),
        null);
  }

  static EmbeddedCassandraException directoryInUse(Path directory) {
    return new EmbeddedCassandraException(
        "coodie-807",
        "Another process (or this one) already runs a node in "
            + directory
            + ": close that one first or give another directory.");
  }

  static EmbeddedCassandraException badSetting(String sentence) {
    return new EmbeddedCassandraException("coodie-808", sentence);
  }

  static EmbeddedCassandraException badStore(Path store, Exception cause) {
    return new EmbeddedCassandraException(
        "coodie-808",
        "The key store "
            + store
            + " cannot be read ("
            + firstLine(cause)
            + "): give a PKCS12 or JKS file and its password.",
        "",
        cause);
  }

  static EmbeddedCassandraException noAgreement(
      int nodes, Duration timeout, String missing, @Nullable Throwable cause, LogTail log) {
    return new EmbeddedCassandraException(
        "coodie-809",
        "The "
            + nodes
            + " nodes did not become one cluster within "
            + seconds(timeout)
            + " s ("
            + missing
            + ") and were stopped: see the log below, or allow more with startTimeout(Duration).",
        log.text(),
        cause);
  }

  static EmbeddedCassandraException wrongState(String sentence) {
    return new EmbeddedCassandraException("coodie-810", sentence);
  }

  static EmbeddedCassandraException unusable(Path path, IOException cause) {
    if (LogTail.saysDiskFull(cause.toString())) {
      return new EmbeddedCassandraException(
          "coodie-813",
          "Cannot write "
              + path
              + ", since its disk is full: free some space, or choose another place"
              + " (directory(Path) for a node's data, -Dcoodie.cache=DIR for coodie's cache).",
          "",
          cause);
    }
    return new EmbeddedCassandraException(
        "coodie-811",
        "Cannot use "
            + path
            + " ("
            + cause
            + "): make it readable and writable, or choose another place (directory(Path) for a"
            + " node's data, -Dcoodie.cache=DIR for coodie's cache).",
        "",
        cause);
  }

  static EmbeddedCassandraException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new EmbeddedCassandraException(
        "coodie-812",
        "The thread was interrupted while it waited for Cassandra: the node was ended.",
        "",
        cause);
  }

  static String text(InetSocketAddress address) {
    return address.getHostString() + ":" + address.getPort();
  }

  private static String seconds(Duration duration) {
    double seconds = duration.toMillis() / 1000.0;
    return seconds == Math.rint(seconds) ? Long.toString((long) seconds) : Double.toString(seconds);
  }

  private static String firstLine(Throwable error) {
    String message = error.getMessage();
    return message == null
        ? error.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }
}
