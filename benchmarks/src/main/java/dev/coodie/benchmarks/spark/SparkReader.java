package dev.coodie.benchmarks.spark;

/** Who reads a whole table. */
public enum SparkReader {
  /** {@code scan().forEach}, without Spark. */
  SCAN("`scan().forEach`, no Spark", "scan", SparkReader.NEWER),
  /** The readers of coodie-spark's partitions, emptied without Spark's engine. */
  SOURCE("coodie's source alone, without Spark's engine", "source", SparkReader.NEWER),
  /** Spark with rows that are in memory: what is its own. */
  MEMORY("Spark " + SparkReader.NEWER + " alone, a row in memory", "memory", SparkReader.NEWER),
  /** The source of coodie-spark on the Spark that it is compiled with. */
  COODIE("coodie, Spark " + SparkReader.NEWER, "coodie", SparkReader.NEWER),
  /** The same on the Spark of the connector. */
  COODIE_OLDER("coodie, Spark " + SparkReader.OLDER, "coodie", SparkReader.OLDER),
  /** The official connector. */
  CONNECTOR(
      "connector " + SparkReader.CONNECTOR_VERSION + ", Spark " + SparkReader.OLDER,
      "connector",
      SparkReader.OLDER);

  static final String NEWER = "4.1.3";
  static final String OLDER = "3.5.9";
  static final String CONNECTOR_VERSION = "3.5.1";

  private final String label;
  private final String way;
  private final String spark;

  SparkReader(String label, String way, String spark) {
    this.label = label;
    this.way = way;
    this.spark = spark;
  }

  /** For tables. */
  public String label() {
    return label;
  }

  /** As the worker calls it. */
  String way() {
    return way;
  }

  /** The version whose jars it has. */
  String spark() {
    return spark;
  }
}
