package dev.coodie.internal.query;

import dev.coodie.driver.CacheMetrics;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.OwnedRange;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import dev.coodie.driver.TokenRange;
import dev.coodie.internal.run.Runner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/**
 * Lets the pages of a statement have only rows that are wanted, and no more than were asked for:
 * the server would count the others too. With a limit it is for one reading.
 */
final class RowsDriver implements Driver {
  private final Runner runner;
  private final Predicate<Row> wanted;
  private final boolean limited;
  // Pages of one reading come one after another.
  private volatile int left;

  RowsDriver(Runner runner, Predicate<Row> wanted, int limit) {
    this.runner = runner;
    this.wanted = wanted;
    this.limited = limit != QueryState.NONE;
    this.left = limit;
  }

  @Override
  public CompletionStage<ResultPage> execute(CqlStatement statement) {
    return Runner.then(runner.execute(statement), this::filtered);
  }

  private ResultPage filtered(ResultPage page) {
    List<Row> rows = new ArrayList<>(page.size());
    for (Row row : page) {
      if (wanted.test(row) && (!limited || rows.size() < left)) {
        rows.add(row);
      }
    }
    left = limited ? left - rows.size() : left;
    return ResultPage.of(
        page.columns(), rows, limited && left == 0 ? null : page.pagingState(), page.info());
  }

  @Override
  public void checkMayBlock() {
    runner.driver().checkMayBlock();
  }

  @Override
  public Optional<String> keyspace() {
    return runner.driver().keyspace();
  }

  @Override
  public CompletionStage<Boolean> schemaInAgreement() {
    return runner.driver().schemaInAgreement();
  }

  @Override
  public CompletionStage<List<TokenRange>> tokenRanges() {
    return runner.driver().tokenRanges();
  }

  @Override
  public CompletionStage<List<OwnedRange>> ownedRanges(String keyspace, String table) {
    return runner.driver().ownedRanges(keyspace, table);
  }

  @Override
  public CacheMetrics preparedStatements() {
    return runner.driver().preparedStatements();
  }
}
