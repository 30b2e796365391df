#!/bin/bash
# INSERT .. IF NOT EXISTS that is refused answers with the row that is there, with all columns of the
# table. A static column that the INSERT does not name is null in it, although it has a value: the
# server does not read it. So the answer is no row to go on with.
# Cassandra 5.0.9, Java driver 4.19.3.
. "$(dirname "$0")/lib.sh"
start_node
with_driver <<'JAVA'
    session.execute(
        "CREATE TABLE f.t (p int, c int, s text static, v text, w text, PRIMARY KEY (p, c))");
    session.execute("INSERT INTO f.t (p, c, s, v, w) VALUES (1, 1, 's', 'v', 'w')");
    Row refused =
        session.execute("INSERT INTO f.t (p, c, v) VALUES (1, 1, 'x') IF NOT EXISTS").one();
    Row named =
        session.execute("INSERT INTO f.t (p, c, s) VALUES (1, 1, 'x') IF NOT EXISTS").one();
    for (Row row : List.of(refused, named, session.execute("SELECT * FROM f.t").one())) {
      System.out.println(
          "s " + row.getString("s") + ", v " + row.getString("v") + ", w " + row.getString("w"));
    }
JAVA
expect "s null, v v, w w
s s, v v, w w
s s, v v, w w"
