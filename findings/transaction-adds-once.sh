#!/bin/bash
# Two additions to one cell in a transaction are one, an addition to rows that IN names changes the
# first alone, and a row that is deleted and written keeps what is written. The client is told that
# a transaction was applied even when its condition did not hold. No error in any of it.
# Cassandra 6.0-alpha2, Java driver 4.19.3.
CASSANDRA=6.0-alpha2
YAML='accord: {enabled: true}'
. "$(dirname "$0")/lib.sh"
start_node
with_driver <<'JAVA'
    DriverExecutionProfile quorum = session.getContext().getConfig().getDefaultProfile()
        .withString(DefaultDriverOption.REQUEST_CONSISTENCY, "QUORUM");
    java.util.function.Function<String, ResultSet> run =
        cql -> session.execute(SimpleStatement.newInstance(cql).setExecutionProfile(quorum));
    run.apply("CREATE TABLE f.t (p int, c int, n int, v text, PRIMARY KEY (p, c))"
        + " WITH transactional_mode = 'full'");
    for (int c = 1; c <= 2; c++) {
      run.apply("INSERT INTO f.t (p, c, n, v) VALUES (1, " + c + ", 10, 'x')");
    }
    java.util.function.Consumer<String> show =
        what -> {
          StringBuilder rows = new StringBuilder();
          run.apply("SELECT n, v FROM f.t WHERE p = 1")
              .forEach(r -> rows.append(" ").append(r.getObject(0)).append(r.getString(1)));
          System.out.println(what + ":" + rows);
        };
    String add = "UPDATE f.t SET n += 1 WHERE p = 1 AND c = 1;";
    run.apply("BEGIN TRANSACTION " + add + add + " COMMIT TRANSACTION");
    show.accept("two additions");
    run.apply("BEGIN TRANSACTION UPDATE f.t SET n += 1 WHERE p = 1 AND c IN (1, 2); COMMIT TRANSACTION");
    show.accept("an addition to two rows");
    run.apply("BEGIN TRANSACTION UPDATE f.t SET n = 0 WHERE p = 1 AND c = 1;"
        + " DELETE FROM f.t WHERE p = 1 AND c = 1; COMMIT TRANSACTION");
    show.accept("a write and a delete");
    boolean applied = run.apply("BEGIN TRANSACTION LET r = (SELECT n FROM f.t WHERE p = 1 AND c = 2);"
        + " IF r.n = 99 THEN UPDATE f.t SET n = 100 WHERE p = 1 AND c = 2; END IF COMMIT TRANSACTION")
        .wasApplied();
    show.accept("a condition that does not hold, applied " + applied);
JAVA
expect "two additions: 11x 10x
an addition to two rows: 12x 10x
a write and a delete: 0null 10x
a condition that does not hold, applied true: 0null 10x"
