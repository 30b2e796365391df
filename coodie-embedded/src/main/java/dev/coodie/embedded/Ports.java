package dev.coodie.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Free ports of loopback addresses. */
final class Ports {
  // Below what operating systems hand out to outgoing connections, which could take a port that
  // was found free before the node listens on it.
  private static final int FIRST = 10_000;
  private static final int LAST = 32_000;
  private static final int TRIES = 200;

  private Ports() {}

  /** A port that is free on all the addresses. */
  static int free(List<String> addresses) {
    for (String address : addresses) {
      checkExists(address);
    }
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
      if (addresses.stream().allMatch(address -> isFree(new InetSocketAddress(address, port)))) {
        return port;
      }
    }
    throw Failures.badSetting(
        "No free port from "
            + FIRST
            + " to "
            + LAST
            + " was found on "
            + String.join(", ", addresses)
            + ": name one with port(int).");
  }

  /** Fails unless all the addresses can be listened on. */
  static void checkFree(List<String> addresses, int port) {
    for (String address : addresses) {
      checkExists(address);
      try {
        listen(new InetSocketAddress(address, port));
      } catch (IOException e) {
        throw Failures.portInUse(new InetSocketAddress(address, port), e);
      }
    }
  }

  private static void checkExists(String address) {
    try {
      listen(new InetSocketAddress(address, 0));
    } catch (IOException e) {
      throw Failures.addressMissing(address, e);
    }
  }

  private static boolean isFree(InetSocketAddress address) {
    try {
      listen(address);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void listen(InetSocketAddress address) throws IOException {
    InetAddress ip = address.getAddress();
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(ip, address.getPort()));
    }
  }
}
