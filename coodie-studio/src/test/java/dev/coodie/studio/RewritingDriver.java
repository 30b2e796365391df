package dev.coodie.studio;

import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlBatch;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.ResultPage;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Sends statements with another text in place of a part of theirs. */
record RewritingDriver(Driver driver, String part, String instead) implements Driver {
  @Override
  public CompletionStage<ResultPage> execute(CqlStatement statement) {
    return driver.execute(statement.text().contains(part) ? rewritten(statement) : statement);
  }

  private CqlStatement rewritten(CqlStatement statement) {
    @Nullable ByteBuffer[] cells = new ByteBuffer[statement.size()];
    ValueType<?>[] types = new ValueType<?>[statement.size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = statement.cell(i);
      types[i] = statement.type(i);
    }
    return CqlStatement.of(statement.text().replace(part, instead), cells, types);
  }

  @Override
  public CompletionStage<ResultPage> execute(CqlBatch batch) {
    return driver.execute(batch);
  }

  @Override
  public CompletionStage<Optional<List<ValueType<?>>>> parameterTypes(String cql) {
    return driver.parameterTypes(cql);
  }

  @Override
  public Optional<String> keyspace() {
    return driver.keyspace();
  }
}
