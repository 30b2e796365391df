package dev.coodie.benchmarks.path;

/** The statements of those who write CQL by hand: what the mappers send, too. */
public final class Cql {
  private static final String COLUMNS =
      "sensor, event, place, unit, measured, quality, taken, valid, tags, labels";
  private static final String SELECT = "SELECT " + COLUMNS + " FROM reading WHERE sensor = ?";

  /** All ten columns. */
  public static final String INSERT =
      "INSERT INTO reading (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  static final String INSERT_TTL = INSERT + " USING TTL ?";
  static final String INSERT_AT = INSERT + " USING TIMESTAMP ?";
  static final String INSERT_IF_NOT_EXISTS = INSERT + " IF NOT EXISTS";
  static final String UPDATE = "UPDATE reading SET place = ? WHERE sensor = ? AND event = ?";
  static final String GET = SELECT + " AND event = ?";
  static final String FIND = SELECT + " LIMIT ?";
  static final String FIND_IN = SELECT + " AND event IN ?";
  static final String PARTITION = SELECT;
  static final String NEAREST =
      "SELECT id, text, meaning FROM passage ORDER BY meaning ANN OF ? LIMIT ?";
  static final String PETS =
      "SELECT owner, number, kind, name, indoor, breed, wingspan FROM pet WHERE owner = ?";

  private Cql() {}
}
