package dev.coodie.transfer;

import dev.coodie.Coodie;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.Row;
import dev.coodie.scan.Scan;
import dev.coodie.scan.ScanCheckpoint;
import dev.coodie.scan.ScanPart;
import org.jspecify.annotations.Nullable;

/** The rows of a table, by ranges of tokens; a position is a checkpoint of the scan. */
final class TableRows implements RowSource {
  private static final int PARALLELISM = 8;
  private static final long WHOLE = 1_000_000;

  private final Coodie coodie;
  private final Selection selection;
  private final @Nullable ScanPart part;
  private final int pageSize;
  private final @Nullable ScanCheckpoint from;
  private long given;

  /** From {@code position}, or from the beginning of the part or table if that is null. */
  TableRows(
      Coodie coodie,
      Selection selection,
      @Nullable ScanPart part,
      int pageSize,
      @Nullable String position) {
    this.coodie = coodie;
    this.selection = selection;
    this.part = part;
    this.pageSize = pageSize;
    this.from = position == null ? null : ScanCheckpoint.parse(position);
    this.given = from == null ? 0 : from.rows();
  }

  @Override
  public long total() {
    return WHOLE;
  }

  @Override
  public ResultColumns columns() {
    // Before a file is made.
    scan().check();
    return coodie.execute(CqlStatement.of(selection.select() + " LIMIT 1")).columns();
  }

  @Override
  public void read(Sink sink) {
    scan()
        .onCheckpoint(checkpoint -> reached(checkpoint, sink))
        .forEach(
            row -> {
              sink.row(row);
              given++;
            });
  }

  private Scan<Row> scan() {
    Scan<Row> scan =
        coodie
            .scan(
                selection.table().keyspace(),
                selection.table().name(),
                selection.items().stream().map(Selection.Item::cql).toArray(String[]::new))
            .parallelism(PARALLELISM)
            .pageSize(pageSize);
    if (from != null) {
      return scan.from(from);
    }
    return part == null ? scan : scan.from(part);
  }

  /** It counts what the sink has, unless a page ended in the middle: then it is not told. */
  private void reached(ScanCheckpoint checkpoint, Sink sink) {
    if (given == checkpoint.rows()) {
      sink.reached(
          checkpoint.isComplete() ? null : checkpoint.toString(),
          Math.round(checkpoint.share() * WHOLE));
    }
  }
}
