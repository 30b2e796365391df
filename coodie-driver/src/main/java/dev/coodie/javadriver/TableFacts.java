package dev.coodie.javadriver;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import com.datastax.oss.driver.api.core.servererrors.UnauthorizedException;
import dev.coodie.annotation.ClusteringOrder;
import dev.coodie.cql.CqlNames;
import dev.coodie.schema.definition.ColumnDefinition;
import dev.coodie.schema.definition.ColumnKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** What the server says of a table that the driver's own metadata does not. */
final class TableFacts {
  private static final String DROPPED =
      "SELECT column_name, dropped_time FROM system_schema.dropped_columns WHERE keyspace_name = ?"
          + " AND table_name = ?";
  private static final String MASKED =
      "SELECT column_name FROM system_schema.column_masks WHERE keyspace_name = ? AND table_name ="
          + " ?";

  private static final String COLUMNS =
      "SELECT column_name, type, kind, clustering_order, position FROM system_schema.columns WHERE"
          + " keyspace_name = ? AND table_name = ?";
  private static final String FLAGS =
      "SELECT flags FROM system_schema.tables WHERE keyspace_name = ? AND table_name = ?";

  private final CqlSession session;

  TableFacts(CqlSession session) {
    this.session = session;
  }

  CompletionStage<Map<String, Instant>> droppedColumns(String keyspace, String table) {
    return rows(SimpleStatement.newInstance(DROPPED, keyspace, table))
        .thenApply(
            rows -> {
              Map<String, Instant> columns = new HashMap<>();
              for (Row row : rows) {
                Instant at = row.getInstant("dropped_time");
                columns.put(text(row, "column_name"), at == null ? Instant.MIN : at);
              }
              return Map.copyOf(columns);
            });
  }

  CompletionStage<List<ColumnDefinition>> clusteringColumns(String keyspace, String table) {
    return orElse(
        rows(SimpleStatement.newInstance(COLUMNS, keyspace, table))
            .thenCombine(
                rows(SimpleStatement.newInstance(FLAGS, keyspace, table)),
                (columns, tables) -> isCompact(tables) ? List.of() : clustering(columns)),
        InvalidQueryException.class, // a server with a schema of its own
        List.of());
  }

  /**
   * Of such a table, rows may lack the last clustering columns. A view is in no table of tables.
   */
  private static boolean isCompact(List<Row> tables) {
    return tables.stream()
        .map(table -> table.getSet("flags", String.class))
        .anyMatch(flags -> flags == null || flags.contains("dense") || !flags.contains("compound"));
  }

  private static List<ColumnDefinition> clustering(List<Row> columns) {
    return columns.stream()
        .filter(row -> text(row, "kind").equals("clustering"))
        .sorted(Comparator.comparingInt(row -> row.getInt("position")))
        .map(TableFacts::clustering)
        .toList();
  }

  private static ColumnDefinition clustering(Row row) {
    boolean descending = text(row, "clustering_order").equalsIgnoreCase("desc");
    return new ColumnDefinition(
        text(row, "column_name"),
        text(row, "type"),
        ColumnKind.CLUSTERING,
        descending ? ClusteringOrder.DESC : ClusteringOrder.ASC);
  }

  CompletionStage<Set<String>> maskedColumns(String keyspace, String table) {
    return orElse(
            rows(SimpleStatement.newInstance(MASKED, keyspace, table)),
            InvalidQueryException.class, // a server without masks has no such table
            List.of())
        .thenApply(
            rows -> rows.stream().map(r -> text(r, "column_name")).collect(Collectors.toSet()))
        .thenCompose(
            columns ->
                columns.isEmpty()
                    ? CompletableFuture.completedFuture(Set.of())
                    : mayUnmask(keyspace, table)
                        .thenApply(clear -> clear ? Set.of() : Set.copyOf(columns)));
  }

  /**
   * Whether the session's role sees what masks hide. The server has no question for that: it lists
   * the permissions of one's own roles, and all of them to a superuser, who needs none.
   */
  private CompletionStage<Boolean> mayUnmask(String keyspace, String table) {
    String unmask =
        "LIST UNMASK PERMISSION ON TABLE "
            + CqlNames.quoted(keyspace)
            + "."
            + CqlNames.quoted(table);
    return rows(SimpleStatement.newInstance(unmask))
        .thenApply(everyones -> true)
        .handle(
            (superuser, error) ->
                error == null ? CompletableFuture.completedFuture(true) : mayUnmask(unmask, error))
        .thenCompose(answer -> answer);
  }

  private CompletionStage<Boolean> mayUnmask(String unmask, Throwable error) {
    Throwable cause = cause(error);
    if (isOpenToAll(cause)) {
      return CompletableFuture.completedFuture(true);
    }
    if (!(cause instanceof UnauthorizedException)) {
      return CompletableFuture.failedFuture(cause);
    }
    return rows(SimpleStatement.newInstance("LIST ROLES"))
        .thenCompose(
            roles -> {
              CompletionStage<Boolean> any = CompletableFuture.completedFuture(false);
              for (Row role : roles) {
                // One that is listed to us although it is not ours is refused, and has no say.
                CompletionStage<List<Row>> granted =
                    orElse(
                        rows(
                            SimpleStatement.newInstance(
                                unmask + " OF " + CqlNames.quoted(text(role, "role")))),
                        UnauthorizedException.class,
                        List.of());
                any = any.thenCombine(granted, (before, rows) -> before || !rows.isEmpty());
              }
              return any;
            });
  }

  /** Without an authorizer, or without a login, everybody may do everything. */
  private static boolean isOpenToAll(Throwable cause) {
    String message = String.valueOf(cause.getMessage());
    return (cause instanceof InvalidQueryException && message.contains("AllowAllAuthorizer"))
        || (cause instanceof UnauthorizedException && message.contains("anonymous"));
  }

  private CompletionStage<List<Row>> rows(SimpleStatement statement) {
    return session
        .executeAsync(statement.setIdempotent(true))
        .thenCompose(result -> append(result, new ArrayList<>()));
  }

  private static CompletionStage<List<Row>> append(AsyncResultSet page, List<Row> rows) {
    page.currentPage().forEach(rows::add);
    return page.hasMorePages()
        ? page.fetchNextPage().thenCompose(next -> append(next, rows))
        : CompletableFuture.completedFuture(rows);
  }

  private static <R> CompletionStage<R> orElse(
      CompletionStage<R> stage, Class<? extends Throwable> expected, R value) {
    return stage.exceptionally(
        error -> {
          if (expected.isInstance(cause(error))) {
            return value;
          }
          throw error instanceof CompletionException completion
              ? completion
              : new CompletionException(error);
        });
  }

  private static Throwable cause(Throwable error) {
    Throwable cause = error.getCause();
    return error instanceof CompletionException && cause != null ? cause : error;
  }

  private static String text(Row row, String column) {
    String value = row.getString(column);
    return value == null ? "" : value;
  }
}
