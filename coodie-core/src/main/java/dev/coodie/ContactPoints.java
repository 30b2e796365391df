package dev.coodie;

import dev.coodie.CoodieConfig.ContactPoint;
import dev.coodie.error.ConfigurationException;

/** Nodes to connect to, as they are written. */
final class ContactPoints {
  private static final int DEFAULT_PORT = 9042;

  private ContactPoints() {}

  /** {@code host} or {@code host:port}. */
  static ContactPoint parse(String text) {
    int colon = text.lastIndexOf(':');
    boolean alone = colon >= 0 && text.indexOf(':') == colon;
    boolean hasPort = alone || (colon > 0 && text.charAt(colon - 1) == ']');
    String host = hasPort ? text.substring(0, colon) : text;
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    try {
      int port = hasPort ? Integer.parseInt(text.substring(colon + 1)) : DEFAULT_PORT;
      if (!host.isBlank() && port > 0 && port < 65536) {
        return new ContactPoint(host, port);
      }
    } catch (NumberFormatException e) {
      // falls through to the message
    }
    throw new ConfigurationException(
        "coodie-601",
        "\""
            + text
            + "\" is not a contact point. Write host or host:port, for example 127.0.0.1:9042 or"
            + " [::1]:9042.");
  }
}
