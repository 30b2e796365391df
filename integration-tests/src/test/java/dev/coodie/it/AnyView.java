package dev.coodie.it;

/** A materialized view of {@link Anything} whose model a test chooses. */
record AnyView(int id) {}
