package dev.coodie.embedded;

import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.Tls;
import dev.coodie.schema.definition.Replication;
import java.net.InetSocketAddress;
import java.util.List;

/** Coodie's connections with embedded nodes. */
final class Connections {
  private static final int MOST_COPIES = 3;

  private Connections() {}

  static Coodie coodie(
      Settings settings,
      List<InetSocketAddress> contactPoints,
      String datacenter,
      String keyspace) {
    Coodie coodie = Coodie.connect(config(settings, contactPoints, datacenter).keyspace(keyspace));
    try {
      coodie
          .schema()
          .createKeyspace(
              keyspace, Replication.simple(Math.min(contactPoints.size(), MOST_COPIES)));
      return coodie;
    } catch (RuntimeException | Error e) {
      coodie.close();
      throw e;
    }
  }

  private static CoodieConfig config(
      Settings settings, List<InetSocketAddress> contactPoints, String datacenter) {
    CoodieConfig config =
        CoodieConfig.defaults()
            .localDatacenter(datacenter)
            .connectTimeout(Sessions.TIMEOUT)
            .requestTimeout(Sessions.TIMEOUT);
    for (InetSocketAddress point : contactPoints) {
      config = config.contactPoint(point.getHostString() + ":" + point.getPort());
    }
    if (settings.passwords()) {
      config = config.credentials(EmbeddedCassandra.USER, EmbeddedCassandra.PASSWORD);
    }
    NodeTls tls = settings.tls();
    if (tls != null) {
      config = config.tls(Tls.of(tls.clientContext()).anyHostName());
    }
    return config;
  }
}
