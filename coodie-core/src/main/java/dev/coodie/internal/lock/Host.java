package dev.coodie.internal.lock;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Where this process runs, for people. */
final class Host {
  /** For example {@code web-3, process 4711}. */
  static final String NAME = host() + ", process " + ProcessHandle.current().pid();

  private Host() {}

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown host"; // it is only for messages
    }
  }
}
