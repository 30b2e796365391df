package dev.coodie.javadriver;

import dev.coodie.CoodieConfig.ContactPoint;
import dev.coodie.error.ConnectionException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The addresses behind the names of the contact points. */
final class ContactPoints {
  private static final Logger LOG = LoggerFactory.getLogger(ContactPoints.class);

  private ContactPoints() {}

  /** All addresses of all hosts. A host that is unknown is left out while another is known. */
  static List<InetSocketAddress> resolve(List<ContactPoint> points) {
    List<InetSocketAddress> addresses = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (ContactPoint point : points) {
      try {
        for (InetAddress address : InetAddress.getAllByName(point.host())) {
          addresses.add(new InetSocketAddress(address, point.port()));
        }
      } catch (UnknownHostException e) {
        unknown.add(point.host());
      }
    }
    if (addresses.isEmpty() && !points.isEmpty()) {
      throw new ConnectionException(
          "coodie-612",
          "No host is known by the name "
              + points.stream().map(ContactPoint::host).collect(Collectors.joining(", "))
              + ". Is the contact point spelled right?");
    }
    for (String host : unknown) {
      LOG.warn("The contact point {} is left out: its host is unknown", host);
    }
    return addresses;
  }
}
