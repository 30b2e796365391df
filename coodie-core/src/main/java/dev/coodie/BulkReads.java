package dev.coodie;

import dev.coodie.column.Condition;
import dev.coodie.driver.CqlStatement;
import dev.coodie.internal.bulk.Request;
import dev.coodie.internal.bulk.Work;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Documents that are read by their keys. */
record BulkReads<D>(Table<D> table, CqlDocuments<D> cql)
    implements Work<Condition<? super D>, Optional<D>> {
  @Override
  public String typeName() {
    return table.model.typeName();
  }

  @Override
  public String done() {
    return "read";
  }

  @Override
  public Request<Optional<D>> request(Condition<? super D> key) {
    QueryState<D> query = cql.query(List.of(key));
    return new Read<>(new AsyncQuery<>(query), new CqlQuery<>(query).atMostOne());
  }

  /** One of them. */
  private record Read<D>(AsyncQuery<D> query, CqlStatement statement)
      implements Request<Optional<D>> {
    @Override
    public CompletionStage<?> send() {
      return query.atMostOne(statement);
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
