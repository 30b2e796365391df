#!/bin/bash
# A prepared statement whose table was dropped and made again with another type: the server answers
# UNPREPARED, the driver prepares the same text again and sends the values as they were encoded for
# the old type. No error on either side; an int of 42 is stored as the float 5.9E-44.
# Cassandra 5.0.9, Java driver 4.19.3. A new bind() of the same PreparedStatement does it, too.
. "$(dirname "$0")/lib.sh"
start_node
with_driver <<'JAVA'
    session.execute("CREATE TABLE f.t (id int PRIMARY KEY, v int)");
    PreparedStatement insert = session.prepare("INSERT INTO f.t (id, v) VALUES (?, ?)");
    session.execute(insert.bind(1, 42));
    session.execute("DROP TABLE f.t");
    session.execute("CREATE TABLE f.t (id int PRIMARY KEY, v float)");
    session.execute(insert.bind(2, 42));
    Row row = session.execute("SELECT id, v FROM f.t").one();
    System.out.println("id " + row.getInt("id") + ": wrote 42, read " + row.getFloat("v"));
JAVA
expect "id 2: wrote 42, read 5.9E-44"
