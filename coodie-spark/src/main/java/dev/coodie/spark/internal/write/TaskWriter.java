package dev.coodie.spark.internal.write;

import dev.coodie.driver.CqlStatement;
import dev.coodie.error.TransferException;
import dev.coodie.spark.internal.connect.Connections;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Iterator;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.metric.CustomTaskMetric;
import org.apache.spark.sql.connector.write.DataWriter;
import org.apache.spark.sql.connector.write.WriterCommitMessage;
import org.jspecify.annotations.Nullable;

/** Writes the rows of one attempt of a task. */
final class TaskWriter implements DataWriter<InternalRow> {
  private record RejectedRow(InternalRow row, String reason) {}

  private final WritePlan plan;
  private final Connections.Lease lease;
  private final RowEncoder encoder;
  private final SendingTask sending;
  private final @Nullable RejectsFile rejects;
  private final LongAdder rejected = new LongAdder();
  private final Queue<RejectedRow> waiting = new ConcurrentLinkedQueue<>();
  private final long time;

  /**
   * {@code later}: microseconds after the job's time, more for each attempt of a task, for what
   * must not be written twice at one time.
   */
  TaskWriter(WritePlan plan, Connections.Lease lease, long later, @Nullable RejectsFile rejects) {
    this.plan = plan;
    this.lease = lease;
    this.rejects = rejects;
    this.encoder = new RowEncoder(lease.coodie(), plan);
    this.time = plan.settings().timestamp() + (encoder.hasLists() ? later : 0);
    this.sending =
        new SendingTask(
            lease.coodie(),
            plan.settings().inFlight(),
            encoder.partitionColumns(),
            this::again,
            (sent, reason) -> reject(sent.row(), reason));
  }

  private CqlStatement again(SentRow sent, int before) {
    return encoder.hasLists() ? encoder.at(sent.statement(), time + before) : sent.statement();
  }

  @Override
  public void write(InternalRow row) throws IOException {
    checkFailure();
    try {
      InternalRow kept = rejects == null ? null : row.copy();
      sending.send(SentRow.of(encoder.statement(row, time), kept));
    } catch (RejectedValueException e) {
      reject(row.copy(), e.reason());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    keepRejects();
  }

  /** By any thread, so that nothing is written to the file here. */
  private void reject(@Nullable InternalRow row, String reason) {
    rejected.increment();
    if (rejects == null || row == null) {
      sending.fail(WriteErrors.rejected(plan.table(), reason));
    } else if (rejected.sum() > plan.settings().maxRejects()) {
      sending.fail(WriteErrors.tooManyRejects(plan, reason));
    } else {
      waiting.add(new RejectedRow(row, reason));
    }
  }

  private void keepRejects() throws IOException {
    for (RejectedRow next = waiting.poll(); next != null; next = waiting.poll()) {
      Objects.requireNonNull(rejects).add(next.row(), next.reason());
    }
  }

  /** Spark takes the last numbers before it asks for the commit. Spark 3.5 does not call it. */
  @SuppressWarnings("MissingOverride")
  public void writeAll(Iterator<InternalRow> rows) throws IOException {
    while (rows.hasNext()) {
      write(rows.next());
    }
    await();
  }

  /** Nothing is told as done before all of it is. */
  @Override
  public WriterCommitMessage commit() throws IOException {
    await();
    String file = rejects == null ? null : rejects.finish();
    return new WrittenPart(sending.written(), rejected.sum(), sending.repeated(), file);
  }

  private void await() throws IOException {
    try {
      sending.await();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    checkFailure();
    keepRejects();
  }

  private void checkFailure() {
    Throwable failure = sending.failure();
    if (failure != null) {
      throw failure instanceof TransferException own
          ? own
          : WriteErrors.stopped(plan.table(), failure);
    }
  }

  private static IOException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new InterruptedIOException(String.valueOf(e.getMessage()));
  }

  @Override
  public void abort() throws IOException {
    if (rejects != null) {
      rejects.discard();
    }
  }

  @Override
  public void close() {
    lease.close();
  }

  @Override
  public CustomTaskMetric[] currentMetricsValues() {
    return new CustomTaskMetric[] {
      new TaskCount(WrittenRows.NAME, sending.written()),
      new TaskCount(RejectedRows.NAME, rejected.sum()),
      new TaskCount(RepeatedRequests.NAME, sending.repeated())
    };
  }
}
