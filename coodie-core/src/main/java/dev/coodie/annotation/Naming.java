package dev.coodie.annotation;

/** How a column's name is made from its property's name. */
public enum Naming {
  /** {@code eventTime} becomes {@code event_time}. */
  SNAKE_CASE,
  /** {@code eventTime} stays {@code eventTime}, a case-sensitive CQL name. */
  AS_IS
}
