package dev.coodie.migrations;

import dev.coodie.Coodie;
import dev.coodie.driver.Row;
import dev.coodie.error.MigrationException;
import dev.coodie.migrations.Script.JavaScript;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs a migration in Java, and is what it works with. */
final class JavaSection implements MigrationContext {
  private final Coodie coodie;
  private final String keyspace;
  private final JavaScript script;
  private final Direction direction;
  private final boolean destructive;
  private final Progress progress;
  private final Set<String> steps = new HashSet<>();

  JavaSection(
      Coodie coodie,
      String keyspace,
      JavaScript script,
      Direction direction,
      boolean destructive,
      Progress progress) {
    this.coodie = coodie;
    this.keyspace = keyspace;
    this.script = script;
    this.direction = direction;
    this.destructive = destructive;
    this.progress = progress;
  }

  void run() {
    try {
      if (direction == Direction.UP) {
        script.migration().up(this);
      } else {
        script.migration().down(this);
      }
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw new MigrationException(
          "coodie-923",
          script.version()
              + " ("
              + script.source()
              + ") failed: "
              + Failures.sentence(Failures.text(e))
              + " The next run starts it again and skips the steps that are done.",
          e);
    }
  }

  @Override
  public Coodie coodie() {
    progress.checkLock();
    return coodie;
  }

  @Override
  public String keyspace() {
    return keyspace;
  }

  @Override
  public List<Row> execute(String cql, @Nullable Object... values) {
    Statement statement = statement(cql);
    if (statement.kind() != Statement.Kind.DATA) {
      throw new MigrationException(
          "coodie-924",
          "execute(..) is for statements about rows, not for: "
              + cql
              + ". Use schema(..) for what changes the schema, and write keyspace.table instead of"
              + " USE.");
    }
    progress.checkLock();
    return coodie.execute(statement.in(keyspace), values);
  }

  @Override
  public void schema(String... statements) {
    List<String> checked = new ArrayList<>();
    for (String cql : statements) {
      Statement statement = statement(cql);
      if (statement.kind() != Statement.Kind.SCHEMA && statement.kind() != Statement.Kind.ACCESS) {
        throw new MigrationException(
            "coodie-924",
            "schema(..) is for statements that change the schema, not for: "
                + cql
                + ". Use execute(..).");
      }
      checked.add(statement.in(keyspace));
    }
    for (String cql : checked) {
      progress.checkLock();
      coodie.schema().keyspace(keyspace).run(cql);
    }
  }

  @Override
  public boolean tableExists(String table) {
    return finds("table_name", "tables", table) || finds("view_name", "views", table);
  }

  @Override
  public boolean columnExists(String table, String column) {
    return coodie()
        .execute(
            "SELECT column_name FROM system_schema.columns WHERE keyspace_name = ? AND table_name ="
                + " ?",
            keyspace,
            table)
        .stream()
        .anyMatch(row -> column.equals(row.get(0, String.class)));
  }

  @Override
  public boolean indexExists(String index) {
    return finds("index_name", "indexes", index);
  }

  @Override
  public void step(String name, Step work) {
    if (!steps.add(name)) {
      throw new MigrationException(
          "coodie-925",
          script.source() + " has two steps called \"" + name + "\". Give each its own name.");
    }
    if (progress.row().steps().contains(name)) {
      return;
    }
    int number = progress.row().done() + 1;
    progress.tell(new MigrationEvent.StatementStarted(script.version(), number, 0, name));
    progress.checkLock();
    run(name, work);
    progress.save(row -> row.step(name));
    progress.sent();
    progress.tell(new MigrationEvent.StatementDone(script.version(), number, 0, false));
  }

  private void run(String name, Step work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw new MigrationException(
          "coodie-926", "step \"" + name + "\": " + Failures.sentence(Failures.text(e)), e);
    }
  }

  private boolean finds(String column, String table, String name) {
    return coodie()
        .execute(
            "SELECT " + column + " FROM system_schema." + table + " WHERE keyspace_name = ?",
            keyspace)
        .stream()
        .anyMatch(row -> name.equals(row.get(0, String.class)));
  }

  private Statement statement(String cql) {
    Statement statement = Statement.of(cql);
    if (statement.isDestructive() && !destructive) {
      throw new MigrationException(
          "coodie-927",
          script.source()
              + " drops or truncates something: "
              + cql
              + ". If that is meant, "
              + (direction == Direction.UP
                  ? "let its destructive() return true."
                  : "allow it with allowDestructive(true)."));
    }
    return statement;
  }
}
