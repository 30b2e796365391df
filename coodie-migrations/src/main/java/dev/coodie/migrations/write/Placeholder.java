package dev.coodie.migrations.write;

import dev.coodie.schema.definition.KeyspaceDefinition;

/** A name for the keyspace that can be taken out of a text again, since nothing else has it. */
record Placeholder(String name) {
  static Placeholder notIn(KeyspaceDefinition... keyspaces) {
    int number = 1;
    for (KeyspaceDefinition keyspace : keyspaces) {
      String text = keyspace.toString();
      while (text.contains("a_keyspace_" + number)) {
        number++;
      }
    }
    return new Placeholder("a_keyspace_" + number);
  }

  KeyspaceDefinition in(KeyspaceDefinition keyspace) {
    return new KeyspaceDefinition(name, keyspace.types(), keyspace.tables());
  }

  String outOf(String text) {
    return text.replace(name + ".", "");
  }
}
