package dev.coodie.spring.boot;

import dev.coodie.CoodieConfig;
import dev.coodie.error.ConfigurationException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.cassandra.autoconfigure.CassandraConnectionDetails;
import org.springframework.util.unit.DataSize;

/** Properties as {@link CoodieConfig}. */
final class Configs {
  private Configs() {}

  /** What does not depend on how the connection is made. */
  static CoodieConfig of(ClusterSettings settings, @Nullable String keyspace) {
    CoodieConfig config = CoodieConfig.defaults().validation(settings.validation());
    if (keyspace != null) {
      config = config.keyspace(keyspace);
    }
    if (settings.pageSize() != null) {
      config = config.pageSize(settings.pageSize());
    }
    if (settings.pageTokenKey() != null) {
      config =
          config.pageTokenKey(
              key(settings.pageTokenKey()),
              settings.olderPageTokenKeys().stream().map(Configs::key).toArray(byte[][]::new));
    }
    if (settings.profile() != null) {
      config = config.profile(settings.profile());
    }
    DataSize warn = settings.batchWarnSize();
    DataSize fail = settings.batchFailSize();
    if (warn != null || fail != null) {
      config =
          config.batchSize(
              warn == null ? config.batchWarnBytes() : Math.toIntExact(warn.toBytes()),
              fail == null ? config.batchFailBytes() : Math.toIntExact(fail.toBytes()));
    }
    DataSize memory = settings.statementMemory();
    return memory == null ? config : config.statementMemory(memory.toBytes());
  }

  /** The same with what Boot's session is connected to, for checks and messages. */
  static CoodieConfig with(CoodieConfig config, CassandraConnectionDetails details) {
    CoodieConfig all = config;
    for (CassandraConnectionDetails.Node node : details.getContactPoints()) {
      all =
          all.contactPoint(
              (node.host().indexOf(':') < 0 ? node.host() : "[" + node.host() + "]")
                  + ":"
                  + node.port());
    }
    String local = details.getLocalDatacenter();
    if (local != null) {
      all = all.localDatacenter(local);
    }
    String user = details.getUsername();
    String password = details.getPassword();
    return user == null || password == null ? all : all.credentials(user, password);
  }

  private static byte[] key(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(
          "coodie-1201",
          "A key of page tokens is not Base64. Make one with: openssl rand -base64 32, and give it"
              + " as coodie.page-token-key.",
          e);
    }
  }
}
