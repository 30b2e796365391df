package dev.coodie.it;

/** A document whose model a test chooses. */
record Anything(int id) {}
