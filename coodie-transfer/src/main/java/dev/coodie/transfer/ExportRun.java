package dev.coodie.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.coodie.Coodie;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.Row;
import dev.coodie.error.TransferException;
import dev.coodie.transfer.TransferTable.Column;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One run of an export. */
final class ExportRun {
  private final Coodie coodie;
  private final Path file;
  private final ExportSettings settings;
  private final ProgressFile progress;
  private final Instant begin = Instant.now();

  ExportRun(Coodie coodie, Path file, ExportSettings settings) {
    this.coodie = coodie;
    this.file = file;
    this.settings = settings;
    this.progress = new ProgressFile(file);
  }

  void check() {
    if (settings.query == null) {
      Selection unused = selection(new ArrayList<>());
    }
  }

  TransferResult run() {
    return RunLock.during(file, progress, this::alone);
  }

  private TransferResult alone() {
    TransferFormat format = settings.format == null ? TransferFormat.of(file) : settings.format;
    List<String> unknownTimes = new ArrayList<>();
    Selection selection = settings.query == null ? selection(unknownTimes) : null;
    CqlStatement statement = selection == null ? query() : CqlStatement.of(selection.select());
    BegunTable begun = selection == null ? null : BegunTable.of(coodie, selection.table());
    ExportState state =
        ExportState.of(statement, begun == null ? "" : begun.id(), settings.part, format, file);
    JsonNode earlier = settings.resume ? state.earlier(progress) : null;
    OutputFiles.check(file, progress, settings.overwrite, settings.resume);
    String position = earlier == null ? null : earlier.get("position").asText();
    RowSource source =
        selection == null
            ? new QueryRows(coodie, statement.withPageSize(settings.pageSize), position)
            : new TableRows(coodie, selection, settings.part, settings.pageSize, position);
    Losses losses = new Losses(earlier == null ? null : earlier.get("notKept"));
    if (!unknownTimes.isEmpty()) {
      losses.once(
          "The server tells no times of the elements and fields of "
              + String.join(", ", unknownTimes)
              + ": an import writes them with a new time and without a time to live.");
    }
    if (selection != null && settings.writeTime) {
      selection.writtenAnew().ifPresent(losses::once);
    }
    ResultColumns found = columns(source, selection);
    ExportedRows rows = selection == null ? null : new ExportedRows(selection, found, losses);
    ResultColumns columns = rows == null ? found : rows.columns();
    UnaryOperator<Row> kept = rows == null ? UnaryOperator.identity() : rows::of;
    if (format == TransferFormat.PARQUET) {
      NoBytes flat = new NoBytes(losses);
      UnaryOperator<Row> exact = kept;
      kept = row -> flat.of(exact.apply(row));
    }
    long length = earlier == null ? 0 : earlier.get("length").asLong();
    long before = earlier == null ? 0 : earlier.get("rows").asLong();
    if (earlier == null) {
      progress.write(state.at("", 0, 0, losses.counts()));
    }
    OutputFiles.Opening opening =
        () -> OutputFiles.open(file, format, columns, length, settings.checkpointRows);
    long written = write(source, opening, kept, state, losses, before, begun);
    progress.delete();
    return new TransferResult(
        written,
        0,
        before,
        Duration.between(begin, Instant.now()),
        Optional.empty(),
        losses.sentences());
  }

  private long write(
      RowSource source,
      OutputFiles.Opening opening,
      UnaryOperator<Row> kept,
      ExportState state,
      Losses losses,
      long before,
      @Nullable BegunTable begun) {
    try (Output output = opening.open()) {
      ExportSink sink =
          new ExportSink(output, kept, state, progress, settings, losses, source.total(), before);
      try {
        source.read(sink);
      } catch (RuntimeException e) {
        RuntimeException failure = sink.failure(e);
        throw begun == null ? failure : begun.because(failure);
      }
      output.finish();
      if (begun != null) {
        begun.checkSame();
      }
      return sink.rows();
    } catch (IOException e) {
      throw FileErrors.cannotWrite(file, e);
    } catch (UncheckedIOException e) {
      throw FileErrors.cannotWrite(file, Objects.requireNonNull(e.getCause()));
    }
  }

  private Selection selection(List<String> unknownTimes) {
    TransferTable table =
        TransferTable.read(
            coodie,
            Objects.requireNonNull(settings.keyspace),
            Objects.requireNonNull(settings.table));
    List<Column> several =
        !settings.ttl && !settings.writeTime
            ? List.of()
            : Selection.columns(table, settings.columns).stream()
                .filter(column -> column.isTimed() && column.hasSeveralCells())
                .toList();
    boolean partTimes =
        several.isEmpty() || TableFacts.tellsPartTimes(coodie, table, several.get(0));
    if (!partTimes) {
      several.forEach(column -> unknownTimes.add('"' + column.name() + '"'));
    }
    Selection selection =
        Selection.of(table, settings.columns, settings.ttl, settings.writeTime, partTimes);
    checkMasks(table, selection);
    return selection;
  }

  /** An export is to be imported again, and a mask would then be in the place of what it hides. */
  private void checkMasks(TransferTable table, Selection selection) {
    Set<String> masked =
        TableFacts.masked(
            coodie, table, selection.items().stream().map(Selection.Item::field).toList());
    if (!masked.isEmpty()) {
      throw new TransferException(
          "coodie-747",
          "Of "
              + String.join(", ", masked)
              + " of "
              + table
              + " this connection's role sees only masks, and an import would write them"
              + " instead of the values. Choose other columns, GRANT UNMASK to the role, or,"
              + " if you want masks, export a query.");
    }
  }

  private CqlStatement query() {
    if (!settings.columns.isEmpty()
        || settings.ttl
        || settings.writeTime
        || settings.part != null) {
      throw new TransferException(
          "coodie-850",
          "An export of a query takes no columns, ttl, write time or part: select what you want, such as"
              + " ttl(name) AS \"name$ttl\".");
    }
    return Objects.requireNonNull(settings.query);
  }

  private static ResultColumns columns(RowSource source, @Nullable Selection selection) {
    ResultColumns columns = source.columns();
    if (selection == null) {
      List<String> names = new ArrayList<>();
      for (int i = 0; i < columns.size(); i++) {
        names.add(columns.name(i));
      }
      Selection.checkNames(names);
    }
    return columns;
  }
}
