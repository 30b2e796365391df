package dev.coodie.internal.scan;

import dev.coodie.column.Column;
import dev.coodie.column.Condition;
import dev.coodie.column.PartitionToken;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Row;
import dev.coodie.driver.StatementOptions;
import dev.coodie.driver.TokenRange;
import dev.coodie.internal.query.QueryState;
import dev.coodie.internal.run.Runner;
import dev.coodie.internal.table.Models;
import dev.coodie.internal.table.Settings;
import dev.coodie.internal.table.Table;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** All documents of a type, or what a projection keeps of them. */
public record DocumentScan<R>(QueryState<R> state) implements ScanSource<R> {
  /** Of types that share a table, only rows of the wanted ones: a scan reads all of it anyway. */
  public static <D> DocumentScan<D> of(Table<D> table, Settings settings) {
    QueryState<D> all = new QueryState<>(table, settings, table.selection());
    boolean some = table.model().discriminator().filter(d -> !d.all()).isPresent();
    return new DocumentScan<>(some ? all.withAllowFiltering() : all);
  }

  @Override
  public Runner runner() {
    return state.table().runner();
  }

  @Override
  public Runner begin() {
    return state.begin("scan");
  }

  @Override
  public Runner reading(Runner runner) {
    return state.documents(runner);
  }

  @Override
  public String keyspace() {
    return state.table().keyspace(state.settings());
  }

  @Override
  public String table() {
    return state.table().model().tableName();
  }

  @Override
  public R read(Row row) {
    return state.selection().read(row);
  }

  @Override
  public StatementOptions options() {
    return state.settings().options();
  }

  @Override
  public int pageSize() {
    return state.table().defaults().pageSize();
  }

  @Override
  public <P> ScanSource<P> as(Class<P> projection) {
    return new DocumentScan<>(state.select(Models.projection(projection, state.table().model())));
  }

  @Override
  public ScanSource<R> bypassingCache() {
    return new DocumentScan<>(state.withBypassCache());
  }

  @Override
  public CompletionStage<ScanTable> open() {
    return CompletableFuture.completedFuture(
        new ScanTable(name(), range -> in(range).select(), range -> in(range).count(), this::keys));
  }

  private CqlStatement keys(TokenRange range) {
    int size = state.table().model().partitionKeySize();
    List<? extends Column<?, ?>> key = state.table().keyColumns();
    return in(range).select(key.size() > size ? key.subList(size, size + 1) : key.subList(0, 1));
  }

  private QueryState<R> in(TokenRange range) {
    PartitionToken<?> token = state.table().model().token();
    List<Condition<?>> bounds = List.of(token.gt(range.after()), token.lte(range.upTo()));
    return state.where(bounds);
  }

  @Override
  public String toString() {
    return state.toString();
  }
}
