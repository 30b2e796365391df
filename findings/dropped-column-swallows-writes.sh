#!/bin/bash
# A column that was dropped and added again takes writes with an older write time, as a restore, a
# replayed log or a copy with USING TIMESTAMP makes them: without an error, and for good unseen. The
# row itself is there.
# Cassandra 5.0.9, Java driver 4.19.3.
. "$(dirname "$0")/lib.sh"
start_node
with_driver <<'JAVA'
    session.execute("CREATE TABLE f.t (id int PRIMARY KEY, v text, w text)");
    long before = System.currentTimeMillis() * 1000;
    Thread.sleep(1100);
    session.execute("ALTER TABLE f.t DROP v");
    session.execute("ALTER TABLE f.t ADD v text");
    session.execute(
        "INSERT INTO f.t (id, v, w) VALUES (1, 'copied', 'copied') USING TIMESTAMP " + before);
    session.execute("INSERT INTO f.t (id, v, w) VALUES (2, 'now', 'now')");
    for (int id = 1; id <= 2; id++) {
      Row row = session.execute("SELECT v, w, writetime(w) AS t FROM f.t WHERE id = " + id).one();
      System.out.println(
          id + ": v " + row.getString("v") + ", w " + row.getString("w")
              + (row.getLong("t") == before ? " of before" : ""));
    }
JAVA
expect "1: v null, w copied of before
2: v now, w now"
