package dev.coodie.spark.internal.job;

/** What came of a part. */
interface DonePart {
  /** Its place among all parts of the job. */
  int number();
}
