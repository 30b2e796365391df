package dev.coodie.spark.internal.write;

import org.apache.spark.TaskContext;

/**
 * Later times for lists, whose elements would be there twice if they were written twice at one
 * time.
 */
public final class AttemptTimes {
  /** A stage that is begun again counts the attempts of its tasks from 0. */
  private static final long ATTEMPTS_OF_STAGE = 1_000;

  private AttemptTimes() {}

  /**
   * Microseconds after the job's time, for an attempt of a task: each is later than all that the
   * attempts before it may have used.
   */
  public static long later(TaskContext task) {
    long before = task.stageAttemptNumber() * ATTEMPTS_OF_STAGE + task.attemptNumber();
    return before * SendingTask.TIMES;
  }
}
