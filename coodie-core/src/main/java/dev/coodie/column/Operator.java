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
  CONTAINS("CONTAINS"),
  CONTAINS_KEY("CONTAINS KEY"),
  LIKE("LIKE");

  private final String cql;

  Operator(String cql) {
    this.cql = cql;
  }

  /** How CQL writes it. */
  public String cql() {
    return cql;
  }
}
