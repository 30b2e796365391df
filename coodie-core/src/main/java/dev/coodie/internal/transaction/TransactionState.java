package dev.coodie.internal.transaction;

import dev.coodie.column.Column;
import dev.coodie.column.Reference;
import dev.coodie.driver.Consistency;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Row;
import dev.coodie.driver.StatementOptions;
import dev.coodie.driver.WrittenColumns;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.table.Settings;
import dev.coodie.model.Inside;
import java.util.ArrayList;
import java.util.List;

/** A transaction as a value: every rule that needs no server is checked when it is made. */
public record TransactionState(
    List<ReadState<?>> reads, List<RowCheck> checks, List<WriteState> writes, Settings settings)
    implements Inside<Object> {
  private static final StatementOptions DEFAULT =
      StatementOptions.DEFAULT.withConsistency(Consistency.QUORUM);

  /** So many are compared with one another sooner than they are sorted. */
  private static final int FEW = 16;

  public TransactionState {
    reads = List.copyOf(reads);
    checks = List.copyOf(checks);
    writes = List.copyOf(writes);
  }

  public static TransactionState reading(List<ReadState<?>> reads) {
    if (reads.isEmpty()) {
      throw empty("reads nothing, so there is nothing to run. Give at least one read.");
    }
    for (int i = 0; i < reads.size(); i++) {
      if (indexOf(reads, reads.get(i)) < i) {
        throw new InvalidQueryException(
            "coodie-1322",
            "A transaction is given the same read twice: "
                + reads.get(i)
                + ". Give it once; its values can be used any number of times.");
      }
    }
    return new TransactionState(reads, List.of(), List.of(), Settings.NONE);
  }

  public static TransactionState writing(List<WriteState> writes) {
    if (writes.isEmpty()) {
      throw empty("writes nothing, so there is nothing to run. Give at least one write.");
    }
    return new TransactionState(List.of(), List.of(), List.of(), Settings.NONE).write(writes);
  }

  private static InvalidQueryException empty(String what) {
    return new InvalidQueryException("coodie-1321", "A transaction " + what);
  }

  /** The same with more conditions. */
  public TransactionState onlyIf(List<RowCheck> more) {
    if (more.isEmpty()) {
      throw empty(
          "is given onlyIf() without a condition. Give at least one; to write whatever was read,"
              + " leave onlyIf() out.");
    }
    for (RowCheck check : more) {
      require(check.read(), "A condition");
    }
    List<RowCheck> all = more;
    if (!checks.isEmpty()) {
      all = new ArrayList<>(checks);
      all.addAll(more);
    }
    return new TransactionState(reads, all, writes, settings);
  }

  /** The same with more writes. */
  public TransactionState write(List<WriteState> more) {
    if (more.isEmpty()) {
      throw empty(
          "is given write() without a write. Give at least one; to read alone, leave write() out.");
    }
    List<WriteState> all = new ArrayList<>(writes.size() + more.size());
    all.addAll(writes);
    Neighbours neighbours = writes.size() + more.size() > FEW ? new Neighbours(writes) : null;
    for (WriteState write : more) {
      List<WriteState> near = neighbours == null ? all : neighbours.of(write);
      for (int i = 0; i < near.size(); i++) {
        checkApart(near.get(i), write);
      }
      if (neighbours != null) {
        neighbours.add(write);
      }
      write.copies().values().forEach(this::checkCopied);
      for (Column<?, ?> column : write.added()) {
        checkAdded(write, column);
      }
      all.add(write);
    }
    return new TransactionState(reads, checks, all, settings);
  }

  private void checkCopied(Reference<?> copied) {
    require((ReadState<?>) copied.read(), "A value that is copied");
  }

  private void require(ReadState<?> read, String what) {
    if (indexOf(reads, read) == reads.size()) {
      throw new InvalidQueryException(
          "coodie-1312",
          what
              + " belongs to a read that is not of this transaction: "
              + read
              + ". Give the read to Transaction.reading(..); another one of the same row is another"
              + " read.");
    }
  }

  private static void checkApart(WriteState one, WriteState other) {
    if (!one.cells().mayMeet(other.cells())) {
      return;
    }
    if (one.cells().isDelete() || other.cells().isDelete()) {
      throw new InvalidQueryException(
          "coodie-1314",
          "A transaction deletes what it also writes, and the server would keep what is written and"
              + " delete the rest, in any order. Leave one of them out. Statements: "
              + one
              + "; "
              + other);
    }
    throw new InvalidQueryException(
        "coodie-1313",
        "Two writes of a transaction may change the same cell, and the server would lose one of them."
            + " Join them, or make two transactions. Statements: "
            + one
            + "; "
            + other);
  }

  /** The server leaves an empty cell empty, and says nothing. */
  private void checkAdded(WriteState write, Column<?, ?> column) {
    for (RowCheck check : checks) {
      if (check.read().isOf(write.cells().row()) && check.saysNotNull(column)) {
        return;
      }
    }
    throw new InvalidQueryException(
        "coodie-1316",
        "A transaction adds to column \""
            + column.name()
            + "\" of a row without a condition that it is not empty, and the server adds nothing where"
            + " it is, without an error. Read the row, and give onlyIf(..) a comparison of the column,"
            + " or isNotNull(), before write(..). Statement: "
            + write);
  }

  public TransactionState with(Settings changed) {
    TransactionTable.checkLevel("A transaction", changed.options().consistency());
    return new TransactionState(reads, checks, writes, changed);
  }

  /** How it is sent: as it says, or as its handles say, or else with QUORUM. */
  StatementOptions options() {
    StatementOptions options = settings.options();
    for (ReadState<?> read : reads) {
      options = joined(options, read.select().options());
    }
    for (WriteState write : writes) {
      options = joined(options, write.statement().options());
    }
    return options.orElse(DEFAULT);
  }

  private StatementOptions joined(StatementOptions options, StatementOptions part) {
    if (settings.options().consistency() == null
        && options.consistency() != null
        && part.consistency() != null
        && options.consistency() != part.consistency()) {
      throw new InvalidQueryException(
          "coodie-1306",
          "The handles of a transaction ask for consistency "
              + options.consistency()
              + " and "
              + part.consistency()
              + ", and all of it is sent with one. Choose it with Transaction.consistency(..).");
    }
    return options.orElse(part);
  }

  /** What is sent. */
  public CqlStatement statement() {
    if (writes.isEmpty() && !checks.isEmpty()) {
      throw new InvalidQueryException(
          "coodie-1319",
          "A transaction has conditions, but writes nothing. Give it write(..); to see whether they"
              + " hold, read and compare.");
    }
    return new TransactionText(this).statement();
  }

  /** The statements that write. */
  List<CqlStatement> written() {
    List<CqlStatement> written = new ArrayList<>(writes.size());
    for (WriteState write : writes) {
      written.add(write.statement());
    }
    return written;
  }

  /** The columns that decide. */
  List<WrittenColumns> compared() {
    List<WrittenColumns> compared = new ArrayList<>(checks.size());
    for (RowCheck check : checks) {
      Column<?, ?> column = check.compared();
      if (column != null) {
        compared.add(check.read().read(column));
      }
    }
    return compared;
  }

  /** Whether all conditions hold for the values that were read. */
  public boolean holds(Row row) {
    for (RowCheck check : checks) {
      if (!check.holds(row, first(check.read()))) {
        return false;
      }
    }
    return true;
  }

  /** Where the cells of a read start in the row of the answer. */
  public int first(ReadState<?> wanted) {
    require(wanted, "What is asked for");
    int first = 0;
    for (ReadState<?> read : reads) {
      if (read == wanted) {
        break;
      }
      first += read.columns().size();
    }
    return first;
  }

  /** How many cells the row of an answer has. */
  public int size() {
    int size = 0;
    for (ReadState<?> read : reads) {
      size += read.columns().size();
    }
    return size;
  }

  /** The name of a read in the text. */
  String name(Object read) {
    return "r" + index(read);
  }

  /** The place of a read among all of them. */
  int index(Object read) {
    return indexOf(reads, read);
  }

  /** By identity; the size if it is not in it. */
  @SuppressWarnings("ReferenceEquality") // two reads of one row are two
  private static int indexOf(List<ReadState<?>> reads, Object read) {
    int index = 0;
    while (index < reads.size() && reads.get(index) != read) {
      index++;
    }
    return index;
  }

  /** The text, without values. */
  @Override
  public String toString() {
    return new TransactionText(this).text();
  }
}
