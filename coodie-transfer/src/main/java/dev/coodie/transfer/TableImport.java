package dev.coodie.transfer;

import dev.coodie.Coodie;
import dev.coodie.annotation.CheckReturnValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Writes the records of a file into a table, whose columns have the names of the file's fields. A
 * record that is wrong, or that the server refuses, goes into a file of rejects with the reason,
 * and the others are written. When the server is not there for long, the import stops. While it
 * runs, a file {@code <file>.progress} beside the input says how far it is; an import that was
 * stopped or killed goes on with {@link #resume}.
 *
 * <p>To write a row twice is harmless, so records that were written and not yet told of when the
 * process was killed are written again. Counters are another matter: their values are added, each
 * once, and never repeated when it is unknown whether they arrived; see {@link
 * #acceptDoubleCounting}.
 *
 * <p>CQL: {@code INSERT .. USING TIMESTAMP}, so that a later record of the file wins over an
 * earlier one, in {@code BEGIN UNLOGGED BATCH} for rows of one partition that are near each other;
 * {@code UPDATE .. SET c = c + ?} for counters. An immutable value.
 */
@CheckReturnValue
public final class TableImport {
  private final Coodie coodie;
  private final String keyspace;
  private final String table;
  private final Path file;
  private final ImportSettings settings;

  private TableImport(
      Coodie coodie, String keyspace, String table, Path file, ImportSettings settings) {
    this.coodie = coodie;
    this.keyspace = keyspace;
    this.table = table;
    this.file = file;
    this.settings = settings;
  }

  /** Into this table; names are as the server has them. A directory is one of Parquet files. */
  public static TableImport of(Coodie coodie, String keyspace, String table, Path file) {
    return new TableImport(coodie, keyspace, table, file, new ImportSettings());
  }

  /** The format; otherwise the file's name tells it. */
  public TableImport format(TransferFormat format) {
    return with(s -> s.format = format);
  }

  /** Fills the key and these columns alone; fields of other columns are passed over. */
  public TableImport columns(List<String> names) {
    return with(s -> s.columns = List.copyOf(names));
  }

  /** Fields that go into columns of other names: columns by the names of the fields. */
  public TableImport rename(Map<String, String> columnsByField) {
    return with(s -> s.renamed = Map.copyOf(columnsByField));
  }

  /** Passes over fields for which there is no column, instead of rejecting records with them. */
  public TableImport ignoreUnknown() {
    return with(s -> s.ignoreUnknown = true);
  }

  /** A null clears what the table has in its place; otherwise it is left as it is. */
  public TableImport writeNulls() {
    return with(s -> s.writeNulls = true);
  }

  /**
   * What becomes of a time that is finer than the milliseconds of a {@code timestamp}: its record
   * is rejected unless said.
   */
  public TableImport timestamps(Timestamps timestamps) {
    return with(s -> s.timestamps = timestamps);
  }

  /** Reads and checks all records, fills the file of rejects, and sends no write. */
  public TableImport dryRun() {
    return with(s -> s.dryRun = true);
  }

  /** Goes on with an import of the same file into the same table, if one is unfinished. */
  public TableImport resume() {
    return with(
        s -> {
          s.resume = true;
          s.restart = false;
        });
  }

  /** Begins with the first record, although there is an unfinished import. */
  public TableImport restart() {
    return with(
        s -> {
          s.resume = false;
          s.restart = true;
        });
  }

  /**
   * Resumes an import of counters that was killed, though up to a few thousand records after the
   * last known one may have been added already, and would be added again.
   */
  public TableImport acceptDoubleCounting() {
    return with(s -> s.acceptDoubleCounting = true);
  }

  /** Stops when more records than this are rejected; 1,000 unless said. */
  public TableImport maxRejects(long count) {
    return with(s -> s.maxRejects = count);
  }

  /** Where rejected records go; {@code <file>.rejects} unless said. */
  public TableImport rejects(Path rejects) {
    return with(s -> s.rejects = rejects);
  }

  /**
   * Requests under way at once, each a row or some of one partition, from 1 to 10,000; 128 unless
   * said.
   */
  public TableImport inFlight(int statements) {
    return with(s -> s.inFlight = Ranges.check("inFlight", statements, 1, 10_000));
  }

  /** Records after which progress is stored, from 1 to 10,000,000; 10,000 unless said. */
  public TableImport checkpointRecords(int records) {
    return with(
        s -> s.checkpointRecords = Ranges.check("checkpointRecords", records, 1, 10_000_000));
  }

  /** Hears how it goes on. */
  public TableImport listener(TransferListener listener) {
    return with(s -> s.listener = listener);
  }

  /**
   * Asked after every record; when it says yes, what is under way is awaited and kept, and the
   * import stops.
   */
  public TableImport stopWhen(BooleanSupplier stop) {
    return with(s -> s.stop = stop);
  }

  /**
   * Writes all records and waits for the end. An interrupted thread stops it, too.
   *
   * @throws dev.coodie.error.TransferException if there is no such table or column, the file cannot
   *     be read, too many records are rejected, or the server is away
   * @throws TransferStoppedException if it was told to stop
   */
  public TransferResult run() {
    return new ImportRun(coodie, TransferTable.read(coodie, keyspace, table), file, settings).run();
  }

  private TableImport with(Consumer<ImportSettings> change) {
    return new TableImport(coodie, keyspace, table, file, settings.with(change));
  }
}
