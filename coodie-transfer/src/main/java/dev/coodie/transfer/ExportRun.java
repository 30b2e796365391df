package dev.coodie.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.coodie.Coodie;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.Row;
import dev.coodie.error.TransferException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run of an export. */
final class ExportRun {
  private final Coodie coodie;
  private final Path file;
  private final ExportSettings settings;
  private final ProgressFile progress;
  private final Instant begin = Instant.now();
  private long rows;
  private long resumedAfter;

  ExportRun(Coodie coodie, Path file, ExportSettings settings) {
    this.coodie = coodie;
    this.file = file;
    this.settings = settings;
    this.progress = new ProgressFile(file);
  }

  TransferResult run() {
    TransferFormat format = settings.format == null ? TransferFormat.of(file) : settings.format;
    Selection selection = settings.query == null ? selection() : null;
    CqlStatement statement =
        (selection == null ? query() : CqlStatement.of(selection.select()))
            .withPageSize(settings.pageSize);
    ExportState state = ExportState.of(statement, format, file);
    JsonNode earlier = settings.resume ? state.earlier(progress) : null;
    OutputFiles.check(file, progress, settings);
    if (earlier == null) {
      progress.write(state.at("", 0, 0));
    }
    String position = earlier == null ? null : earlier.get("position").asText();
    resumedAfter = earlier == null ? 0 : earlier.get("rows").asLong();
    rows = resumedAfter;
    try (RowSource source = new QueryRows(coodie, statement, position);
        Output output =
            OutputFiles.open(
                file,
                format,
                columns(source, selection),
                earlier == null ? 0 : earlier.get("length").asLong(),
                settings.checkpointRows)) {
      write(source, output, state);
      output.finish();
    } catch (IOException e) {
      throw FileErrors.cannotWrite(file, e);
    }
    progress.delete();
    return new TransferResult(
        rows, 0, resumedAfter, Duration.between(begin, Instant.now()), Optional.empty());
  }

  private void write(RowSource source, Output output, ExportState state) throws IOException {
    long kept = rows;
    for (RowSource.Portion portion = source.next(); portion != null; portion = source.next()) {
      for (Row row : portion.rows()) {
        writeRow(output, row);
      }
      rows += portion.rows().size();
      settings.listener.on(new TransferProgress(rows, 0, portion.done(), source.total()));
      boolean more = !portion.position().isEmpty();
      boolean stop = more && settings.stop.getAsBoolean();
      if (more && (stop || (rows - kept >= settings.checkpointRows && output.mayKeep()))) {
        progress.write(state.at(portion.position(), output.keep(), rows));
        kept = rows;
      }
      if (stop) {
        throw new TransferStoppedException(
            "Stopped after " + rows + " rows; the export can be resumed.", rows);
      }
    }
  }

  private void writeRow(Output output, Row row) throws IOException {
    try {
      output.row(row);
    } catch (BadValueException e) {
      throw new TransferException(
          "coodie-849",
          "A row of "
              + row.columns().table()
              + " cannot be written into "
              + file
              + ": "
              + e.getMessage()
              + ".",
          e);
    }
  }

  private Selection selection() {
    return Selection.of(
        TransferTable.read(
            coodie,
            Objects.requireNonNull(settings.keyspace),
            Objects.requireNonNull(settings.table)),
        settings.columns,
        settings.ttl,
        settings.writeTime);
  }

  private CqlStatement query() {
    if (!settings.columns.isEmpty() || settings.ttl || settings.writeTime) {
      throw new TransferException(
          "coodie-850",
          "An export of a query takes no columns, ttl or write time: select what you want, such as"
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
