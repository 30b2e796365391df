package dev.coodie.spark.internal.write;

import dev.coodie.spark.internal.connect.Connections;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.write.DataWriter;
import org.apache.spark.sql.connector.write.DataWriterFactory;
import org.jspecify.annotations.Nullable;

/** Makes a writer for each attempt of a task, in the executor that runs it. */
record TaskWriters(WritePlan plan, @Nullable RejectsFolder rejects) implements DataWriterFactory {
  @Override
  public DataWriter<InternalRow> createWriter(int partition, long attempt) {
    RejectsFile file =
        rejects == null ? null : new RejectsFile(plan, rejects, rejects.file(partition, attempt));
    Connections.Lease lease = Connections.lease(plan.options());
    try {
      return new TaskWriter(plan, lease, AttemptTimes.later(TaskContext.get()), file);
    } catch (RuntimeException e) {
      lease.close();
      throw e;
    }
  }
}
