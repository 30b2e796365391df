package dev.coodie.spring.boot;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The properties {@code coodie.*}. How to connect is said by {@code spring.cassandra.*}; only
 * further clusters say it here.
 *
 * @param keyspace Keyspace of documents that name none; by default that of {@code
 *     spring.cassandra}.
 * @param createKeyspace Whether to create the keyspace at start if there is none; false by default,
 *     true on the embedded node.
 * @param replication Copies for each datacenter, for {@code createKeyspace}; one copy if none is
 *     named.
 * @param packages Packages whose documents become beans, with those inside them; by default those
 *     of the application.
 * @param schema What to do about the schema at start; none by default, apply on the embedded node.
 * @param migrations What to do about migrations at start.
 * @param migrationsLocation Directory of the class path with migrations in CQL.
 * @param lockPatience How long to wait at start while another instance holds the schema lock.
 * @param pageSize Rows per page where a query gives none; the driver's by default.
 * @param pageTokenKey Key that page tokens are sealed with, 16 bytes or more, as Base64; without it
 *     tokens work only in the process that made them.
 * @param olderPageTokenKeys Earlier keys whose tokens are still accepted, as Base64.
 * @param validation Whether documents are checked against their constraints before they are
 *     written.
 * @param profile Execution profile of the driver where a handle gives none.
 * @param batchWarnSize Size of a batch over several partitions from which a warning is logged.
 * @param batchFailSize Size of a batch over several partitions from which it is refused.
 * @param statementMemory Memory that all statements in progress may take together; a quarter of the
 *     heap by default.
 * @param driverDefaults Whether options of the driver that nobody has chosen get the values that
 *     coodie prefers to the driver's.
 * @param embedded Whether to use the embedded Cassandra.
 * @param problemDetails Whether errors of web requests are answered as problems (RFC 9457).
 * @param observations Whether operations are observed where there is a registry for it.
 * @param slowOperationThreshold Time from which an operation is logged as slow; none by default.
 * @param clusters Further clusters by name; their beans have the name as qualifier.
 */
@ConfigurationProperties("coodie")
public record CoodieProperties(
    @Nullable String keyspace,
    @Nullable Boolean createKeyspace,
    @DefaultValue Map<String, Integer> replication,
    @DefaultValue List<String> packages,
    @Nullable SchemaMode schema,
    @DefaultValue("none") MigrationMode migrations,
    @DefaultValue("db/migrations") String migrationsLocation,
    @DefaultValue("2m") Duration lockPatience,
    @Nullable Integer pageSize,
    @Nullable String pageTokenKey,
    @DefaultValue List<String> olderPageTokenKeys,
    @DefaultValue("true") boolean validation,
    @Nullable String profile,
    @Nullable DataSize batchWarnSize,
    @Nullable DataSize batchFailSize,
    @Nullable DataSize statementMemory,
    @DefaultValue("true") boolean driverDefaults,
    @DefaultValue("auto") EmbeddedMode embedded,
    @DefaultValue("true") boolean problemDetails,
    @DefaultValue("true") boolean observations,
    @Nullable Duration slowOperationThreshold,
    @DefaultValue Map<String, NamedCluster> clusters)
    implements ClusterSettings {
  /** A blank keyspace is none. */
  public CoodieProperties {
    keyspace = keyspace == null || keyspace.isBlank() ? null : keyspace;
  }
}
