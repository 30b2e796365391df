package dev.coodie.column;

/** What a condition compares with. */
public enum Operator {
  EQ("="),
  NE("!="),
  LT("<"),
  LTE("<="),
  GT(">"),
  GTE(">="),
  IN("IN"),
  NOT_IN("NOT IN"),
  BETWEEN("BETWEEN"),
  CONTAINS("CONTAINS"),
  CONTAINS_KEY("CONTAINS KEY"),
  NOT_CONTAINS("NOT CONTAINS"),
  NOT_CONTAINS_KEY("NOT CONTAINS KEY"),
  LIKE("LIKE");

  private final String cql;

  Operator(String cql) {
    this.cql = cql;
  }

  /** Whether only WHERE of Cassandra 6.0 and newer has it, and IF of no server. */
  public boolean isOfNewQueries() {
    return switch (this) {
      case NOT_IN, BETWEEN, NOT_CONTAINS, NOT_CONTAINS_KEY -> true;
      default -> false;
    };
  }

  /** How CQL writes it. */
  public String cql() {
    return cql;
  }
}
