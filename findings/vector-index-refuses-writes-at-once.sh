#!/bin/bash
# A table with a vector index takes only as many writes at once as the node has processors, and one.
# Others fail with a write failure, though nothing is wrong with them; one after another they work.
# The pool of the index's graph has that many places, and a node works on up to 32 writes at once.
# Cassandra 5.0.9 (with jvector 1.0.2), Java driver 4.19.3.
. "$(dirname "$0")/lib.sh"
JAVA_TOOL_OPTIONS=-XX:ActiveProcessorCount=2 start_node
with_driver <<'JAVA'
    Random random = new Random(1);
    session.execute("CREATE TABLE f.t (id int PRIMARY KEY, v vector<float, 256>)");
    session.execute("CREATE CUSTOM INDEX ON f.t (v) USING 'StorageAttachedIndex'");
    Thread.sleep(3000);
    List<String> inserts = new ArrayList<>();
    for (int id = 0; id < 400; id++) {
      StringJoiner vector = new StringJoiner(", ", "[", "]");
      for (int i = 0; i < 256; i++) {
        vector.add(Float.toString(random.nextFloat()));
      }
      inserts.add("INSERT INTO f.t (id, v) VALUES (" + id + ", " + vector + ")");
    }
    Set<String> atOnce = new TreeSet<>();
    List<java.util.concurrent.CompletionStage<?>> sent = new ArrayList<>();
    for (String insert : inserts) {
      sent.add(session.executeAsync(insert));
    }
    for (java.util.concurrent.CompletionStage<?> each : sent) {
      try {
        each.toCompletableFuture().join();
      } catch (java.util.concurrent.CompletionException e) {
        atOnce.add(e.getCause().getClass().getSimpleName());
      }
    }
    System.out.println("all at once: " + (atOnce.isEmpty() ? "all written" : "some fail with " + atOnce));
    for (String insert : inserts) {
      session.execute(insert);
    }
    System.out.println("one after another: all written");
JAVA
expect "all at once: some fail with [WriteFailureException]
one after another: all written"
