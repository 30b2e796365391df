package dev.coodie.spring.boot;

import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.error.ConfigurationException;

/** Connects to the further clusters. */
final class NamedClusters {
  /** The name of the bean. */
  static final String BEAN = "coodieNamedClusters";

  private final CoodieProperties properties;
  private final ConfigBeans settings;

  NamedClusters(CoodieProperties properties, ConfigBeans settings) {
    this.properties = properties;
    this.settings = settings;
  }

  /** The {@code Coodie} of one, with a session of its own. */
  Coodie connect(String name) {
    NamedCluster cluster = properties.clusters().get(name);
    if (cluster == null || cluster.contactPoints().isEmpty()) {
      throw new ConfigurationException(
          "coodie-1206",
          "Nothing says where cluster \""
              + name
              + "\" is. Set coodie.clusters."
              + name
              + ".contact-points, for example to 10.0.0.1:9042.");
    }
    return Coodie.connect(settings.addTo(config(cluster)));
  }

  private static CoodieConfig config(NamedCluster cluster) {
    CoodieConfig config =
        Configs.of(cluster, cluster.keyspace()).compression(cluster.compression());
    for (String point : cluster.contactPoints()) {
      config = config.contactPoint(point);
    }
    if (cluster.localDatacenter() != null) {
      config = config.localDatacenter(cluster.localDatacenter());
    }
    if (cluster.username() != null && cluster.password() != null) {
      config = config.credentials(cluster.username(), cluster.password());
    }
    if (cluster.consistency() != null) {
      config = config.consistency(cluster.consistency());
    }
    if (cluster.connectTimeout() != null) {
      config = config.connectTimeout(cluster.connectTimeout());
    }
    return cluster.requestTimeout() == null
        ? config
        : config.requestTimeout(cluster.requestTimeout());
  }
}
