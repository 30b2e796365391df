package dev.coodie.transfer;

import dev.coodie.Coodie;
import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.driver.CqlStatement;
import dev.coodie.scan.ScanPart;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Writes the rows of a table or query into a file: JSON lines, CSV or Parquet. Every type of CQL is
 * written without loss, so that {@link TableImport} brings the same table back. Rows are read page
 * by page, so memory stays flat. What the file cannot hold is told by {@link
 * TransferResult#notKept}. While it runs, a file {@code <file>.progress} beside the output says how
 * far it is; an export that was stopped or killed goes on with {@link #resume}, and the file then
 * has each row once.
 *
 * <p>What is written to the table meanwhile may be in the file or not.
 *
 * <p>An immutable value.
 */
@CheckReturnValue
public final class TableExport {
  private final Coodie coodie;
  private final Path file;
  private final ExportSettings settings;

  private TableExport(Coodie coodie, Path file, ExportSettings settings) {
    this.coodie = coodie;
    this.file = file;
    this.settings = settings;
  }

  /** The rows of a table; names are as the server has them. */
  public static TableExport of(Coodie coodie, String keyspace, String table, Path file) {
    return new TableExport(
        coodie,
        file,
        new ExportSettings()
            .with(
                s -> {
                  s.keyspace = keyspace;
                  s.table = table;
                }));
  }

  /** The rows of a {@code SELECT}, whose columns must have different names. */
  public static TableExport ofQuery(Coodie coodie, CqlStatement query, Path file) {
    return new TableExport(coodie, file, new ExportSettings().with(s -> s.query = query));
  }

  /** These columns of the table alone, in this order. */
  public TableExport columns(List<String> names) {
    return with(s -> s.columns = List.copyOf(names));
  }

  /**
   * Also writes, for each cell but keys and counters, the seconds that it has left, as a field
   * {@code <column>$ttl}; for collections and user-defined types that are not frozen a list, with 0
   * for no end, and one for all if they are the same. {@link TransferResult#notKept} tells what the
   * server does not tell. CQL: {@code ttl(..)}.
   */
  public TableExport ttl() {
    return with(s -> s.ttl = true);
  }

  /**
   * Also writes, for the same cells, when they were written, in microseconds since 1970, as a field
   * {@code <column>$writetime}; not for lists that are not frozen, whose elements would come twice
   * if they were written twice at one time. CQL: {@code writetime(..)}.
   */
  public TableExport writeTime() {
    return with(s -> s.writeTime = true);
  }

  /**
   * Only the rows of this part of the table, which {@code coodie.scan(..).split(..)} made; the
   * files of all parts together have each row once.
   */
  public TableExport part(ScanPart part) {
    return with(s -> s.part = Objects.requireNonNull(part, "part"));
  }

  /** The format; otherwise the file's name tells it. */
  public TableExport format(TransferFormat format) {
    return with(s -> s.format = format);
  }

  /** Replaces a file that is there, and forgets an unfinished export into it. */
  public TableExport overwrite() {
    return with(
        s -> {
          s.overwrite = true;
          s.resume = false;
        });
  }

  /** Goes on with an export of the same into the same file, if one is unfinished. */
  public TableExport resume() {
    return with(
        s -> {
          s.resume = true;
          s.overwrite = false;
        });
  }

  /** Rows asked for at once, from 1 to 100,000; 1,000 unless said. */
  public TableExport pageSize(int rows) {
    return with(s -> s.pageSize = Ranges.check("pageSize", rows, 1, 100_000));
  }

  /**
   * Rows after which they are forced to the disk, and the file of progress is written; of Parquet,
   * rows of a file. From 1 to 10,000,000; 50,000 unless said.
   */
  public TableExport checkpointRows(int rows) {
    return with(s -> s.checkpointRows = Ranges.check("checkpointRows", rows, 1, 10_000_000));
  }

  /** Hears how it goes on. */
  public TableExport listener(TransferListener listener) {
    return with(s -> s.listener = listener);
  }

  /** Asked after every page; when it says yes, what is written is kept, and the export stops. */
  public TableExport stopWhen(BooleanSupplier stop) {
    return with(s -> s.stop = stop);
  }

  /**
   * Writes all rows and waits for the end. An interrupted thread stops it, too.
   *
   * @throws dev.coodie.error.TransferException if there is no such table or column, the file is
   *     there already, it cannot be written, what shall be resumed is another export, or this role
   *     sees masks in the place of values (not checked for a query)
   * @throws TransferStoppedException if it was told to stop
   */
  public TransferResult run() {
    return new ExportRun(coodie, file, settings).run();
  }

  /**
   * Looks whether the table can be exported, as {@link #run} does before it begins, and reads no
   * rows. A query is not looked at.
   *
   * @throws dev.coodie.error.TransferException if there is no such table or column, or this role
   *     sees masks in the place of values
   */
  public void checkTable() {
    new ExportRun(coodie, file, settings).check();
  }

  private TableExport with(Consumer<ExportSettings> change) {
    return new TableExport(coodie, file, settings.with(change));
  }
}
