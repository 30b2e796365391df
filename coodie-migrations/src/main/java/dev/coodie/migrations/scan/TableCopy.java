package dev.coodie.migrations.scan;

import dev.coodie.Coodie;
import dev.coodie.annotation.CanIgnoreReturnValue;
import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.cql.CqlNames;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Row;
import dev.coodie.error.MigrationException;
import dev.coodie.schema.definition.ColumnDefinition;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Copies the rows of a table into another one of the same keyspace, as a change of the key or of a
 * column's type needs it. Every column goes into the column of the same name, or the one given with
 * {@link #rename}, whose type may be a larger one (see {@link Conversions}). It is a {@link
 * TableScan}, so it resumes when it was killed; to copy a row twice is harmless. The source is only
 * read. Nothing is deleted in the target: of rows deleted in the source meanwhile the copies stay.
 *
 * <p>A copied cell is as old as the reading of its row, so what is written to the target after that
 * stays. When the application writes the target, too, keep the write times ({@link
 * #preserveWriteTime}): otherwise a copy may replace what was written there shortly before the row
 * was read.
 *
 * <p>An immutable value: its fields change only while a copy is made.
 */
@CheckReturnValue
public final class TableCopy {
  private final Coodie coodie;
  private final String keyspace;
  private final String from;
  private final String to;
  private Map<String, String> renamed = Map.of();
  private Set<String> without = Set.of();
  private boolean writeTime;
  private boolean ttl;
  private boolean inUse;
  private UnaryOperator<TableScan<Row>> scan = s -> s;

  private TableCopy(Coodie coodie, String keyspace, String from, String to) {
    this.coodie = coodie;
    this.keyspace = keyspace;
    this.from = from;
    this.to = to;
  }

  private TableCopy with(Consumer<TableCopy> change) {
    TableCopy copy = new TableCopy(coodie, keyspace, from, to);
    copy.renamed = renamed;
    copy.without = without;
    copy.writeTime = writeTime;
    copy.ttl = ttl;
    copy.inUse = inUse;
    copy.scan = scan;
    change.accept(copy);
    return copy;
  }

  /** A copy of table {@code from} into {@code to}; names are as the server has them. */
  public static TableCopy of(Coodie coodie, String keyspace, String from, String to) {
    return new TableCopy(coodie, keyspace, from, to);
  }

  /** Column {@code source} goes into {@code target} of the other table. */
  public TableCopy rename(String source, String target) {
    Map<String, String> all = new LinkedHashMap<>(renamed);
    all.put(source, target);
    return with(copy -> copy.renamed = all);
  }

  /** These columns of the source are not copied. */
  public TableCopy without(String... columns) {
    Set<String> all = new HashSet<>(without);
    all.addAll(Arrays.asList(columns));
    return with(copy -> copy.without = all);
  }

  /**
   * Cells keep their write time, so what is newer in the target stays. What was a key column has
   * none and counts as written now. Refused for collections that are not frozen, and for cells
   * older than a drop of the target's column, which would never show. CQL: {@code writetime(..)},
   * {@code USING TIMESTAMP ?}.
   */
  public TableCopy preserveWriteTime() {
    return with(copy -> copy.writeTime = true);
  }

  /**
   * Cells expire when those of the source do; those that do not expire there do not, whatever the
   * target's default is. Refused for collections that are not frozen. CQL: {@code ttl(..)}, {@code
   * USING TTL ?}.
   */
  public TableCopy preserveTtl() {
    return with(copy -> copy.ttl = true);
  }

  /**
   * The target may have rows of its own, because the application writes it already. Then the count
   * at the end only says that it has no fewer rows than were copied.
   */
  public TableCopy targetInUse() {
    return with(copy -> copy.inUse = true);
  }

  /** How the source is scanned: name, ranges, speed, progress. It reads all that is copied. */
  public TableCopy scan(UnaryOperator<TableScan<Row>> settings) {
    UnaryOperator<TableScan<Row>> before = scan;
    return with(copy -> copy.scan = s -> settings.apply(before.apply(s)));
  }

  /**
   * Copies, waits for the end, and compares the counts.
   *
   * @throws MigrationException as {@link #start} says, and as {@link RunningScan#await} says
   */
  @CanIgnoreReturnValue
  public TableScanResult run() {
    return start().await();
  }

  /**
   * The same without waiting for the end. The scan fails at its end if the target then has another
   * number of rows than were copied: with fewer, several rows have become one, because they are the
   * same in what is now the key.
   *
   * @throws MigrationException if a column has no place in the target, or another type there; if
   *     the target's key is not filled; if this connection's role sees masks in the source; if the
   *     target has rows before the first one is copied; or as {@link TableScan#start} says
   */
  public RunningScan start() {
    ScannedTable source = ScannedTable.read(coodie, keyspace, from);
    ScannedTable target = ScannedTable.read(coodie, keyspace, to);
    CopyColumns columns = CopyColumns.of(source, target, renamed, without, writeTime || ttl);
    TableScan<Row> settings = scan.apply(TableScan.of(coodie, keyspace, from));
    checkMasks(source);
    CopyWriter writer =
        new CopyWriter(target, columns, writeTime ? dropped() : null, ttl, settings.options());
    TableScan<Row> reading =
        settings
            .columns(
                source.columns().stream()
                    .map(ColumnDefinition::name)
                    .filter(name -> !without.contains(name))
                    .toArray(String[]::new))
            .selecting(writer.selectors(), purpose(target))
            .atEnd(reached -> compare(target, reached));
    if (!inUse && !reading.wasBegun()) {
      checkEmpty(target);
    }
    return reading.startRows((row, readAt) -> write(writer, row, readAt));
  }

  private CompletionStage<?> write(CopyWriter writer, Row row, long readAt) {
    return CompletableFuture.allOf(
        writer.statements(row, readAt).stream()
            .map(statement -> coodie.async().execute(statement).toCompletableFuture())
            .toArray(CompletableFuture<?>[]::new));
  }

  private String purpose(ScannedTable target) {
    return "into "
        + target
        + ", renamed "
        + new TreeMap<>(renamed)
        + ", without "
        + new TreeSet<>(without)
        + (writeTime ? ", with write times" : "")
        + (ttl ? ", with times to live" : "");
  }

  /** A mask would be copied in the place of what it hides. */
  private void checkMasks(ScannedTable source) {
    Set<String> masked = new TreeSet<>(coodie.schema().keyspace(keyspace).maskedColumns(from));
    masked.removeAll(without);
    if (!masked.isEmpty()) {
      throw new MigrationException(
          "coodie-936",
          "Of "
              + String.join(", ", masked)
              + " of "
              + source
              + " this connection's role sees only masks, which would be copied instead of"
              + " the values. GRANT UNMASK to the role, or leave the columns out with"
              + " without(..). Nothing was copied.");
    }
  }

  private Map<String, Instant> dropped() {
    return coodie.schema().keyspace(keyspace).droppedColumns(to);
  }

  private void checkEmpty(ScannedTable target) {
    String any = "SELECT * FROM " + CqlNames.table(keyspace, to) + " LIMIT 1";
    if (coodie.execute(CqlStatement.of(any)).iterator().hasNext()) {
      throw new MigrationException(
          "coodie-971",
          "Table "
              + target
              + " is not empty. Truncate it; or, if the application writes it already, say"
              + " targetInUse().");
    }
  }

  private void compare(ScannedTable target, TableScanResult reached) {
    long there = TableScan.of(coodie, keyspace, to).count();
    if (there < reached.rows() || (there > reached.rows() && !inUse)) {
      throw new MigrationException(
          "coodie-970",
          reached.rows()
              + " rows were copied into "
              + target
              + ", which now has "
              + there
              + ". "
              + (there < reached.rows()
                  ? "Rows have become one, because they are the same in its key, or were deleted"
                      + " or expired meanwhile: keep the table "
                      + from
                      + "."
                  : "Somebody else wrote it: if that is right, say targetInUse()."));
    }
  }
}
