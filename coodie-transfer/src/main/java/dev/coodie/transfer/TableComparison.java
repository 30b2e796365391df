package dev.coodie.transfer;

import dev.coodie.Coodie;
import dev.coodie.annotation.CanIgnoreReturnValue;
import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.error.TransferException;
import dev.coodie.scan.ScanPart;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Compares two tables with the same key, A and B, of one cluster or two: rows that only one has,
 * and cells that differ, with their times. Each row is compared once. Both are read by the same
 * ranges of tokens, page by page, so memory stays flat, however large a partition is. On request it
 * makes one table like the other.
 *
 * <p>What differs is told as JSON, a line for each row or for the static cells of a partition. With
 * a file of lines, {@code <file>.progress} beside it says how far it is, and one that was stopped
 * or killed goes on with {@link #resume}: each difference is told once, and none is repaired before
 * it was told. What is written to the tables meanwhile may be told as a difference; compare again.
 *
 * <p>CQL: {@code SELECT .., writetime(..), ttl(..) FROM .. WHERE token(..) > ? AND token(..) <= ?}
 * on both. An immutable value.
 */
@CheckReturnValue
public final class TableComparison {
  private final ComparedTables.Place a;
  private final ComparedTables.Place b;
  private final ComparisonSettings settings;

  private TableComparison(
      ComparedTables.Place a, ComparedTables.Place b, ComparisonSettings settings) {
    this.a = a;
    this.b = b;
    this.settings = settings;
  }

  /**
   * Table A, reached by {@code a}, and table B, reached by {@code b}, which may be the same; names
   * are as the server has them.
   */
  public static TableComparison of(
      Coodie a, String keyspaceA, String tableA, Coodie b, String keyspaceB, String tableB) {
    return new TableComparison(
        new ComparedTables.Place(a, keyspaceA, tableA),
        new ComparedTables.Place(b, keyspaceB, tableB),
        new ComparisonSettings());
  }

  /** These columns alone, and the key; otherwise all that both tables have. */
  public TableComparison columns(List<String> names) {
    return with(s -> s.columns = List.copyOf(names));
  }

  /**
   * The same value is a difference, too, if it was written more than a millisecond earlier or
   * later, or ends more than a minute earlier or later, or only one ends.
   */
  public TableComparison times() {
    return with(s -> s.times = true);
  }

  /** Lines have the values of cells, too; otherwise only keys and times. */
  public TableComparison values() {
    return with(s -> s.values = true);
  }

  /**
   * Finds what makes {@code target} like the other table, and writes it only with {@link #apply}.
   * Cells keep the write time and time to live of the source, as far as its server tells them, so
   * that newer ones of the target stay; a list is written as a whole. Repeating it changes nothing.
   */
  public TableComparison repair(Side target) {
    return with(s -> s.repaired = target);
  }

  /**
   * Writes the repair; needs {@link #repair}. CQL: {@code UPDATE .. USING TIMESTAMP .. AND TTL}.
   */
  public TableComparison apply() {
    return with(s -> s.apply = true);
  }

  /**
   * The repair deletes what the source does not have: rows, cells, elements; otherwise they stay.
   * Each deletion has the time of what it deletes, so that nothing newer goes with it.
   */
  public TableComparison delete() {
    return with(s -> s.delete = true);
  }

  /** The repair replaces cells of the target, too, that are newer, with the time of now. */
  public TableComparison force() {
    return with(s -> s.force = true);
  }

  /** Only this part of table A, and of B the same tokens. */
  public TableComparison part(ScanPart part) {
    return with(s -> s.part = part);
  }

  /** The lines go into this file, and progress beside it. */
  public TableComparison into(Path file) {
    return with(s -> s.file = file);
  }

  /** Takes each line, on the thread that runs the comparison, unless they go into a file. */
  public TableComparison lines(Consumer<String> lines) {
    return with(s -> s.lines = lines);
  }

  /** Hears, before rows are read, sentences about what is not compared, such as single columns. */
  public TableComparison notes(Consumer<String> notes) {
    return with(s -> s.notes = notes);
  }

  /** Replaces the file if it exists. */
  public TableComparison overwrite() {
    return with(s -> s.overwrite = true);
  }

  /** Goes on with an unfinished comparison into the same file, if there is one. */
  public TableComparison resume() {
    return with(s -> s.resume = true);
  }

  /** Ranges that are compared at once, each by a thread, from 1 to 256; 4 unless said. */
  public TableComparison parallelism(int ranges) {
    return with(s -> s.parallelism = Ranges.check("parallelism", ranges, 1, 256));
  }

  /** Rows in a page, of which each range has up to four in memory; 1,000 unless said. */
  public TableComparison pageSize(int rows) {
    return with(s -> s.pageSize = Ranges.check("pageSize", rows, 1, 1_000_000));
  }

  /** Hears how it goes on; {@code rejected} are rows and partitions that differ. */
  public TableComparison listener(TransferListener listener) {
    return with(s -> s.listener = listener);
  }

  /** Asked often; when it says yes, the comparison stops, and ranges in progress begin anew. */
  public TableComparison stopWhen(BooleanSupplier stop) {
    return with(s -> s.stop = stop);
  }

  /**
   * Compares, and waits for the end. An interrupted thread stops it, too.
   *
   * @throws TransferException if a table is not there, or both cannot be compared
   * @throws TransferStoppedException if it was told to stop
   * @throws dev.coodie.error.ConfigurationException if a partitioner is not Murmur3
   */
  public ComparisonResult run() {
    check();
    ComparedTables tables = ComparedTables.open(a, b, settings);
    tables.notes().forEach(settings.notes);
    Path file = settings.file;
    return file == null
        ? new ComparisonRun(tables, settings).run()
        : RunLock.during(
            file, new ProgressFile(file), () -> new ComparisonRun(tables, settings).run());
  }

  /**
   * Looks whether both tables can be compared, as {@link #run} does before it begins, and reads no
   * rows.
   *
   * @return sentences about what would not be compared
   * @throws TransferException if a table is not there, or both cannot be compared
   */
  @CanIgnoreReturnValue
  public List<String> checkTables() {
    check();
    return ComparedTables.open(a, b, settings).notes();
  }

  private void check() {
    if (settings.repaired == null && (settings.apply || settings.delete || settings.force)) {
      throw new TransferException(
          "coodie-1508",
          "apply(), delete() and force() say how a table is repaired. Name it with repair(..).");
    }
    if (settings.file == null && (settings.resume || settings.overwrite)) {
      throw new TransferException(
          "coodie-1508",
          "Without a file of lines there is nothing to resume or overwrite. Name one with into(..).");
    }
  }

  private TableComparison with(Consumer<ComparisonSettings> change) {
    return new TableComparison(a, b, settings.with(change));
  }
}
