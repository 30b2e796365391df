package dev.coodie.embedded;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a builder was told. A port of 0 means a free one, a null directory a temporary one. */
record Settings(
    CassandraVersion version,
    int nodes,
    String address,
    int port,
    int storagePort,
    @Nullable Path directory,
    boolean durable,
    boolean passwords,
    boolean transactions,
    @Nullable NodeTls tls,
    Map<String, @Nullable Object> yaml,
    int heapMegabytes,
    @Nullable Path javaHome,
    Duration startTimeout,
    Consumer<String> progress) {
  private static final int LEAST_HEAP = 112;
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

  Settings {
    check(nodes >= 1 && nodes <= 9, "nodes", nodes, "1 to 9");
    check(port >= 0 && port <= 65_535, "port", port, "1 to 65535, or 0 for a free one");
    check(
        storagePort >= 0 && storagePort <= 65_535,
        "storagePort",
        storagePort,
        "1 to 65535, or 0 for a free one");
    check(
        heapMegabytes >= LEAST_HEAP,
        "heapMegabytes",
        heapMegabytes,
        "at least " + LEAST_HEAP + ", since Cassandra runs out of memory with less");
    check(
        !startTimeout.isNegative() && !startTimeout.isZero(),
        "startTimeout",
        startTimeout,
        "a positive duration");
    checkLoopback(address);
    if (transactions && version.compareTo(CassandraVersion.V6_0) < 0) {
      throw Failures.badSetting(
          "Cassandra "
              + version
              + " has no transactions: leave transactions() out, or take version(V6_0).");
    }
    if (nodes > 1 && tls != null && !tls.clientCanConnect()) {
      throw Failures.badSetting(
          "A cluster that requires client certificates needs NodeTls.clientKeyStore(Path, String), so"
              + " that its start can be checked.");
    }
  }

  private static void check(boolean fine, String name, Object found, String expected) {
    if (!fine) {
      throw Failures.badSetting(name + " is " + found + ", but must be " + expected + ".");
    }
  }

  // The pattern keeps host names away from the resolver.
  private static void checkLoopback(String address) {
    try {
      if (!IPV4.matcher(address).matches() || !InetAddress.getByName(address).isLoopbackAddress()) {
        throw Failures.notLoopback(address);
      }
    } catch (UnknownHostException e) {
      throw Failures.notLoopback(address);
    }
  }

  /** A single SIGKILLed node may lose its schema in a throw-away profile; a cluster never may. */
  boolean keepsSchema() {
    return durable || nodes > 1;
  }

  JavaHome java() {
    return javaHome == null ? JavaHome.current() : JavaHome.of(javaHome);
  }

  /** The address of node {@code number}, which counts from 1. */
  String address(int number) {
    int dot = address.lastIndexOf('.');
    int last = Integer.parseInt(address.substring(dot + 1)) + number - 1;
    return address.substring(0, dot + 1) + last;
  }
}
