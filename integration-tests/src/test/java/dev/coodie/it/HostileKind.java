package dev.coodie.it;

/** The name of its user-defined type tries to be more; the processor would refuse it. */
record HostileKind(int id, Kind kind) {
  record Kind(int size) {}
}
