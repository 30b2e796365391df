package dev.coodie.spark.internal.write;

import dev.coodie.spark.internal.connect.Connections;
import dev.coodie.spark.internal.connect.TableId;
import java.io.IOException;
import java.util.Objects;
import org.apache.spark.sql.connector.metric.CustomMetric;
import org.apache.spark.sql.connector.write.BatchWrite;
import org.apache.spark.sql.connector.write.DataWriterFactory;
import org.apache.spark.sql.connector.write.PhysicalWriteInfo;
import org.apache.spark.sql.connector.write.Write;
import org.apache.spark.sql.connector.write.WriterCommitMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A job that writes. Rows are in the table as soon as a task has sent them. Each has the time of
 * the job, so what tasks that are repeated or run twice send is what is there already.
 *
 * @param tableId of the table when the job was planned
 */
record JobWrite(WritePlan plan, String tableId, @Nullable RejectsFolder rejects)
    implements Write, BatchWrite {
  private static final Logger LOG = LoggerFactory.getLogger(JobWrite.class);

  @Override
  public String description() {
    return "coodie " + plan.table();
  }

  @Override
  public BatchWrite toBatch() {
    return this;
  }

  @Override
  public DataWriterFactory createBatchWriterFactory(PhysicalWriteInfo info) {
    return new TaskWriters(plan, rejects);
  }

  /** Of attempts that end at the same time Spark takes the message of one. */
  @Override
  public boolean useCommitCoordinator() {
    return false;
  }

  @Override
  public CustomMetric[] supportedCustomMetrics() {
    return new CustomMetric[] {new WrittenRows(), new RejectedRows(), new RepeatedRequests()};
  }

  @Override
  public void commit(WriterCommitMessage[] messages) {
    checkSameTable();
    long written = 0;
    long rejected = 0;
    try {
      for (WriterCommitMessage message : messages) {
        WrittenPart part = (WrittenPart) message;
        written += part.written();
        rejected += part.rejected();
        if (part.file() != null) {
          Objects.requireNonNull(rejects).publish(part.file());
        }
      }
      if (rejects != null) {
        rejects.clear();
      }
    } catch (IOException e) {
      throw WriteErrors.rejectsFolder(plan, e);
    }
    LOG.info("{}: {} rows written, {} rejected", plan.table(), written, rejected);
  }

  /** One that was made again under the name has not what was written to the one before. */
  private void checkSameTable() {
    try (Connections.Lease lease = Connections.lease(plan.options())) {
      String now = TableId.of(lease.coodie(), plan.table());
      if (!now.equals(tableId)) {
        throw WriteErrors.anotherTable(plan.table(), now.isEmpty());
      }
    }
  }

  @Override
  public void abort(WriterCommitMessage[] messages) {
    try {
      if (rejects != null) {
        rejects.clear();
      }
    } catch (IOException e) {
      throw WriteErrors.rejectsFolder(plan, e);
    }
  }

  @Override
  public String toString() {
    return description();
  }
}
