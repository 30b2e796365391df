package dev.coodie.it;

/** An index of it has a name that tries to be more. */
record HostileIndex(String id, String text) {}
