package dev.coodie.it;

/** Its table's name tries to be more; the processor would refuse it. */
record HostileTable(int id) {}
