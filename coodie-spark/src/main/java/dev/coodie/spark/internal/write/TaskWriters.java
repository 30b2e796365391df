package dev.coodie.spark.internal.write;

import dev.coodie.spark.internal.connect.Connections;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.write.DataWriter;
import org.apache.spark.sql.connector.write.DataWriterFactory;
import org.jspecify.annotations.Nullable;

/** Makes a writer for each attempt of a task, in the executor that runs it. */
record TaskWriters(WritePlan plan, @Nullable RejectsFolder rejects) implements DataWriterFactory {
  /** A stage that is begun again counts the attempts of its tasks from 0. */
  private static final long ATTEMPTS_OF_STAGE = 1_000;

  @Override
  public DataWriter<InternalRow> createWriter(int partition, long attempt) {
    RejectsFile file =
        rejects == null ? null : new RejectsFile(plan, rejects, rejects.file(partition, attempt));
    Connections.Lease lease = Connections.lease(plan.options());
    try {
      return new TaskWriter(plan, lease, later(TaskContext.get()), file);
    } catch (RuntimeException e) {
      lease.close();
      throw e;
    }
  }

  private static long later(TaskContext task) {
    long before = task.stageAttemptNumber() * ATTEMPTS_OF_STAGE + task.attemptNumber();
    return before * SendingTask.TIMES;
  }
}
