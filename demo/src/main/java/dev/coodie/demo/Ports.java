package dev.coodie.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.jspecify.annotations.Nullable;

/** Chooses the port of the pages. */
final class Ports {
  static final int USUAL = 8080;

  private Ports() {}

  /**
   * The wanted port; without one, 8080 or else any that is free.
   *
   * @throws DemoException if the wanted one cannot be used
   */
  static int choose(@Nullable Integer wanted) {
    if (wanted == null) {
      return isFree(USUAL) ? USUAL : 0;
    }
    if (wanted < 0 || wanted > 65_535) {
      throw new DemoException("coodie-1250", "There is no port " + wanted + ". Give 0 to 65535.");
    }
    if (!isFree(wanted)) {
      throw new DemoException(
          "coodie-1251",
          "Port "
              + wanted
              + " of 127.0.0.1 is taken, or not allowed. Give another with --port, or leave"
              + " --port out.");
    }
    return wanted;
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true); // as the server does
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
