package dev.coodie.internal.bulk;

import dev.coodie.column.Condition;
import dev.coodie.driver.CqlStatement;
import dev.coodie.internal.query.QueryState;
import dev.coodie.internal.query.Single;
import dev.coodie.internal.run.Runner;
import dev.coodie.internal.table.Settings;
import dev.coodie.internal.table.Table;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Documents that are read by their keys. */
record BulkReads<D>(Table<D> table, Settings settings)
    implements Work<Condition<? super D>, Optional<D>> {
  @Override
  public Runner begin() {
    return table.begin("bulk.getAll", settings);
  }

  @Override
  public String typeName() {
    return table.model().typeName();
  }

  @Override
  public String done() {
    return "read";
  }

  @Override
  public Request<Optional<D>> request(Condition<? super D> key) {
    return new Read<>(Single.of(new QueryState<>(table, settings, table.selection()).where(key)));
  }

  /** One of them. */
  private record Read<D>(Single<D> query) implements Request<Optional<D>> {
    @Override
    public CompletionStage<?> send(Runner runner) {
      return query.atMostOne(runner);
    }

    @Override
    public CqlStatement statement() {
      return query.statement();
    }

    @Override
    @SuppressWarnings("unchecked") // what atMostOne() gives
    public Optional<D> value(@Nullable Object answer) {
      return answer == null ? Optional.empty() : (Optional<D>) answer;
    }

    /** Reads disturb nothing. */
    @Override
    public @Nullable Object row() {
      return null;
    }

    @Override
    public boolean groupable() {
      return false;
    }
  }
}
