package dev.coodie.embedded;

import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** One of the {@code nodes} nodes of a cluster: its place in the ring, on the net and on disk. */
record NodeSpec(
    int number, int nodes, String address, int port, String seed, int storagePort, Path directory) {

  InetSocketAddress contactPoint() {
    return new InetSocketAddress(address, port);
  }

  /** The ring is split evenly, starting at the smallest token. */
  String initialToken() {
    BigInteger width = BigInteger.TWO.pow(64).divide(BigInteger.valueOf(nodes));
    return BigInteger.TWO
        .pow(63)
        .negate()
        .add(BigInteger.ONE)
        .add(width.multiply(BigInteger.valueOf(number - 1L)))
        .toString();
  }

  Path log() {
    return directory.resolve("system.log");
  }

  Path console() {
    return directory.resolve("console.log");
  }

  LogTail logTail() {
    return LogTail.of(log(), console());
  }

  boolean hasData() {
    return Files.exists(directory.resolve("data"));
  }
}
