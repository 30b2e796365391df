package dev.coodie.spark.speed;

/** One way to read the table. */
interface Reads extends AutoCloseable {
  /**
   * What a reading found.
   *
   * @param sums of all columns, the same for everybody; or nothing
   */
  record Found(long rows, String sums) {}

  /** Reads all of it once. */
  Found read(String what);

  /** Of the engine. */
  String version();

  @Override
  void close();
}
