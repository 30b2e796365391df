#!/bin/bash
# DSBulk cannot load a plain table when any other table of its keyspace has a vector: it goes on without
# the whole schema, and says that the keyspace does not exist.
# DSBulk 1.10.0, Cassandra 5.0.9.
. "$(dirname "$0")/lib.sh"
start_node
jars dsbulk com.datastax.oss:dsbulk-runner:1.10.0
echo "1,one" >"$WORK/rows.csv"
load() {
  java -cp "$WORK/dsbulk/*" com.datastax.oss.dsbulk.runner.DataStaxBulkLoader load \
    -url "$WORK/rows.csv" -header false -m "0=id,1=v" -k "$1" -t plain -h 127.0.0.1 -port "$PORT" \
    --log.directory "$WORK/logs" 2>&1 || true
}
with_driver <<'JAVA'
    session.execute("CREATE TABLE f.plain (id int PRIMARY KEY, v text)");
    session.execute("CREATE TABLE f.other (id int PRIMARY KEY, v vector<float, 3>)");
JAVA
OUT=$(load f | grep -oE "Could not parse type name vector<float, 3>|Keyspace f does not exist" | sort -u)
echo "$OUT"
expect "Could not parse type name vector<float, 3>
Keyspace f does not exist"
