package dev.coodie.spring.boot;

/** What images of ScyllaDB have in common. */
final class ScyllaDb {
  /** That of its default snitch. */
  static final String DATACENTER = "datacenter1";

  static final int PORT = 9042;

  private ScyllaDb() {}
}
