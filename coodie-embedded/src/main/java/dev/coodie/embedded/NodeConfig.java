package dev.coodie.embedded;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the files a node reads: {@code cassandra.yaml} and {@code logback.xml}. */
final class NodeConfig {
  private NodeConfig() {}

  static void write(Settings settings, NodeSpec node) {
    Path conf = node.directory().resolve("conf");
    save(conf.resolve("cassandra.yaml"), Json.of(yaml(settings, node)));
    save(conf.resolve("logback.xml"), logback(node.log()));
    Directories.create(node.directory().resolve("tmp"));
  }

  private static void save(Path file, String text) {
    Directories.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** In the names of the settings' version. */
  static Map<String, @Nullable Object> yaml(Settings settings, NodeSpec node) {
    Map<String, @Nullable Object> yaml = new LinkedHashMap<>();
    place(yaml, node);
    commitLog(yaml, settings.keepsSchema());
    limits(yaml);
    features(yaml);
    if (settings.passwords()) {
      passwords(yaml);
    }
    NodeTls tls = settings.tls();
    if (tls != null) {
      yaml.put("client_encryption_options", encryption(tls));
    }
    if (settings.transactions()) {
      transactions(yaml);
    }
    yaml = ServerYaml.of(settings.version(), yaml);
    yaml.putAll(settings.yaml());
    yaml.values().removeIf(value -> value == null);
    return yaml;
  }

  private static void place(Map<String, @Nullable Object> yaml, NodeSpec node) {
    yaml.put("cluster_name", "coodie");
    yaml.put("num_tokens", 1);
    yaml.put("initial_token", node.initialToken());
    yaml.put("auto_bootstrap", false);
    yaml.put("partitioner", "org.apache.cassandra.dht.Murmur3Partitioner");
    yaml.put("endpoint_snitch", "SimpleSnitch");
    yaml.put(
        "seed_provider",
        List.of(
            Map.of(
                "class_name",
                "org.apache.cassandra.locator.SimpleSeedProvider",
                "parameters",
                List.of(Map.of("seeds", node.seed() + ':' + node.storagePort())))));
    yaml.put("listen_address", node.address());
    yaml.put("rpc_address", node.address());
    yaml.put("storage_port", node.storagePort());
    yaml.put("native_transport_port", node.port());
    yaml.put("start_native_transport", true);
    Path directory = node.directory();
    yaml.put("data_file_directories", List.of(directory.resolve("data")));
    yaml.put("commitlog_directory", directory.resolve("commitlog"));
    yaml.put("saved_caches_directory", directory.resolve("saved_caches"));
    yaml.put("hints_directory", directory.resolve("hints"));
    yaml.put("cdc_raw_directory", directory.resolve("cdc_raw"));
  }

  // A replay reads only up to the last sync marker, and periodic syncing writes those every 100 ms:
  // what was written right before a SIGKILL would be lost.
  private static void commitLog(Map<String, @Nullable Object> yaml, boolean survivesKill) {
    if (survivesKill) {
      yaml.put("commitlog_sync", "batch");
    } else {
      yaml.put("commitlog_sync", "periodic");
      yaml.put("commitlog_sync_period", "10000ms");
    }
  }

  private static void limits(Map<String, @Nullable Object> yaml) {
    yaml.put("commitlog_segment_size", "4MiB");
    yaml.put("commitlog_total_space", "64MiB");
    yaml.put("memtable_heap_space", "32MiB");
    yaml.put("memtable_offheap_space", "32MiB");
    yaml.put("memtable_flush_writers", 1);
    // The default takes 1 MiB for each table at once: 256 MB of heap would hold only 147 of them.
    yaml.put("memtable_allocation_type", "unslabbed_heap_buffers");
    yaml.put("key_cache_size", "1MiB");
    yaml.put("row_cache_size", "0MiB");
    yaml.put("counter_cache_size", "1MiB");
    yaml.put("key_cache_save_period", "0s");
    yaml.put("row_cache_save_period", "0s");
    yaml.put("counter_cache_save_period", "0s");
    yaml.put("file_cache_size", "16MiB");
    yaml.put("networking_cache_size", "16MiB");
    yaml.put("concurrent_reads", 4);
    yaml.put("concurrent_writes", 4);
    yaml.put("concurrent_counter_writes", 4);
    yaml.put("concurrent_materialized_view_writes", 4);
    yaml.put("concurrent_compactors", 1);
    yaml.put("native_transport_max_threads", 8);
    yaml.put("hinted_handoff_enabled", true);
    yaml.put("dynamic_snitch", false);
    yaml.put("auto_snapshot", false);
    for (String request : List.of("read_", "range_", "write_", "counter_write_", "")) {
      yaml.put(request + "request_timeout", "20s");
    }
    yaml.put("cas_contention_timeout", "20s");
    yaml.put("truncate_request_timeout", "60s");
  }

  private static void features(Map<String, @Nullable Object> yaml) {
    yaml.put("materialized_views_enabled", true);
    yaml.put("sasi_indexes_enabled", true);
    yaml.put("user_defined_functions_enabled", true);
    yaml.put("dynamic_data_masking_enabled", true);
  }

  private static void passwords(Map<String, @Nullable Object> yaml) {
    yaml.put("authenticator", Map.of("class_name", "PasswordAuthenticator"));
    yaml.put("authorizer", "CassandraAuthorizer");
    yaml.put("role_manager", "CassandraRoleManager");
    yaml.put("roles_validity", "0ms");
    yaml.put("permissions_validity", "0ms");
    yaml.put("credentials_validity", "0ms");
  }

  // A node that was killed would otherwise refuse to start again: its log of votes has no end mark.
  private static void transactions(Map<String, @Nullable Object> yaml) {
    yaml.put(
        "accord",
        Map.of(
            "enabled",
            true,
            "journal",
            Map.of("stop_marker_failure_policy", "ALLOW_UNSAFE_STARTUP")));
    yaml.put("paxos_variant", "v2");
  }

  // store_type PKCS12 reads JKS files as well.
  private static Map<String, Object> encryption(NodeTls tls) {
    Map<String, Object> options = new HashMap<>();
    options.put("enabled", true);
    options.put("keystore", tls.server().file());
    options.put("keystore_password", tls.server().password());
    options.put("store_type", "PKCS12");
    NodeTls.Store trusted = tls.trusted();
    options.put("require_client_auth", trusted != null);
    if (trusted != null) {
      options.put("truststore", trusted.file());
      options.put("truststore_password", trusted.password());
    }
    return options;
  }

  private static String logback(Path log) {
    return """
    <configuration>
      <appender name="FILE" class="ch.qos.logback.core.FileAppender">
        <file>%s</file>
        <encoder><pattern>%%-5level %%date{ISO8601} [%%thread] %%logger{20}: %%msg%%n</pattern></encoder>
      </appender>
      <root level="INFO"><appender-ref ref="FILE"/></root>
    </configuration>
    """
        .formatted(log.toString().replace("&", "&amp;").replace("<", "&lt;"));
  }
}
