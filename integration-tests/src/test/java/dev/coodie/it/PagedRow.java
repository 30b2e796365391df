package dev.coodie.it;

/** A row of which a test chooses the key. */
record PagedRow(int number) {}
