package dev.coodie.migrations.scan;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What others are told of this process. */
final class ThisProcess {
  /** As the owners of schema locks are called, too. */
  static final String NAME = host() + ", process " + ProcessHandle.current().pid();

  private ThisProcess() {}

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown host"; // it is only for messages
    }
  }
}
