#!/bin/bash
# A query with a LIMIT starts anew, although it is given a paging state, when the page that is asked
# for is as large as the limit: rows come twice, and more than the limit in all. No error, no warning.
# Cassandra 5.0.9, Java driver 4.19.3.
. "$(dirname "$0")/lib.sh"
start_node
with_driver <<'JAVA'
    session.execute("CREATE TABLE f.t (p int, c int, PRIMARY KEY (p, c))");
    for (int c = 0; c < 100; c++) {
      session.execute("INSERT INTO f.t (p, c) VALUES (1, " + c + ")");
    }
    String cql = "SELECT c FROM f.t WHERE p = 1 LIMIT 50";
    for (int larger : new int[] {20, 49, 50}) {
      AsyncResultSet first = session.executeAsync(
          SimpleStatement.newInstance(cql).setPageSize(10)).toCompletableFuture().join();
      AsyncResultSet second = session.executeAsync(
          SimpleStatement.newInstance(cql).setPageSize(larger)
              .setPagingState(first.getExecutionInfo().getPagingState())).toCompletableFuture().join();
      int begins = second.one().getInt(0);
      System.out.println("10 rows, then a page of " + larger + ": it begins with row " + begins
          + " and has " + (second.remaining() + 1) + " rows");
    }
JAVA
expect "10 rows, then a page of 20: it begins with row 10 and has 20 rows
10 rows, then a page of 49: it begins with row 10 and has 40 rows
10 rows, then a page of 50: it begins with row 0 and has 50 rows"
