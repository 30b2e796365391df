package dev.coodie.spring.boot;

import dev.coodie.Compression;
import dev.coodie.driver.Consistency;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The properties {@code coodie.clusters.<name>.*}: one further cluster, which coodie connects to
 * itself.
 *
 * @param keyspace Keyspace of documents that name none.
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
 * @param contactPoints Nodes to connect to first, host or host:port.
 * @param localDatacenter Datacenter whose nodes are used; that of the contact points by default.
 * @param username Role to log in with.
 * @param password Its password.
 * @param compression Compression of frames.
 * @param consistency Consistency level where a handle gives none.
 * @param connectTimeout How long to wait for a connection.
 * @param requestTimeout How long to wait for an answer.
 */
public record NamedCluster(
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
    @DefaultValue List<String> contactPoints,
    @Nullable String localDatacenter,
    @Nullable String username,
    @Nullable String password,
    @DefaultValue("none") Compression compression,
    @Nullable Consistency consistency,
    @Nullable Duration connectTimeout,
    @Nullable Duration requestTimeout)
    implements ClusterSettings {
  /** A blank keyspace is none. */
  public NamedCluster {
    keyspace = keyspace == null || keyspace.isBlank() ? null : keyspace;
  }
}
