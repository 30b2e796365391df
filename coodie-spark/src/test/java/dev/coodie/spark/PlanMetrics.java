package dev.coodie.spark;

import java.util.concurrent.CompletableFuture;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.metric.SQLMetric;
import org.apache.spark.sql.util.QueryExecutionListener;
import scala.Option;
import scala.collection.Iterator;

/** Hears how many rows a plan has written, as Spark's page shows it. */
final class PlanMetrics implements QueryExecutionListener {
  private final CompletableFuture<String> written;

  PlanMetrics(CompletableFuture<String> written) {
    this.written = written;
  }

  @Override
  public void onSuccess(String function, QueryExecution execution, long nanos) {
    look(execution.executedPlan());
  }

  private void look(SparkPlan plan) {
    Option<SQLMetric> metric = plan.metrics().get("coodieWrittenRows");
    if (metric.isDefined()) {
      written.complete(String.valueOf(metric.get().value()));
    }
    Iterator<SparkPlan> children = plan.children().iterator();
    while (children.hasNext()) {
      look(children.next());
    }
    if (plan instanceof org.apache.spark.sql.execution.CommandResultExec result) {
      look(result.commandPhysicalPlan());
    }
  }

  @Override
  public void onFailure(String function, QueryExecution execution, Exception error) {
    written.completeExceptionally(error);
  }
}
