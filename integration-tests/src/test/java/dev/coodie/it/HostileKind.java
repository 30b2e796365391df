package dev.coodie.it;

import java.util.Map;

/** A user-defined type has a name that tries to be more. */
record HostileKind(int id, Map<String, Object> kind) {}
