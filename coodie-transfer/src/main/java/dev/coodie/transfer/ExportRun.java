package dev.coodie.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.coodie.Coodie;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultColumns;
import dev.coodie.error.TransferException;
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
import java.util.TreeSet;
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

  TransferResult run() {
    TransferFormat format = settings.format == null ? TransferFormat.of(file) : settings.format;
    Selection selection = settings.query == null ? selection() : null;
    CqlStatement statement = selection == null ? query() : CqlStatement.of(selection.select());
    ExportState state = ExportState.of(statement, format, file);
    JsonNode earlier = settings.resume ? state.earlier(progress) : null;
    OutputFiles.check(file, progress, settings);
    String position = earlier == null ? null : earlier.get("position").asText();
    RowSource source =
        selection == null
            ? new QueryRows(coodie, statement.withPageSize(settings.pageSize), position)
            : new TableRows(coodie, selection, settings.pageSize, position);
    ResultColumns columns = columns(source, selection);
    long length = earlier == null ? 0 : earlier.get("length").asLong();
    long before = earlier == null ? 0 : earlier.get("rows").asLong();
    if (earlier == null) {
      progress.write(state.at("", 0, 0));
    }
    long rows = write(source, state, format, columns, length, before);
    progress.delete();
    return new TransferResult(
        rows, 0, before, Duration.between(begin, Instant.now()), Optional.empty());
  }

  private long write(
      RowSource source,
      ExportState state,
      TransferFormat format,
      ResultColumns columns,
      long length,
      long before) {
    try (Output output = OutputFiles.open(file, format, columns, length, settings.checkpointRows)) {
      ExportSink sink = new ExportSink(output, state, progress, settings, source.total(), before);
      try {
        source.read(sink);
      } catch (RuntimeException e) {
        throw sink.failure(e);
      }
      output.finish();
      return sink.rows();
    } catch (IOException e) {
      throw FileErrors.cannotWrite(file, e);
    } catch (UncheckedIOException e) {
      throw FileErrors.cannotWrite(file, Objects.requireNonNull(e.getCause()));
    }
  }

  private Selection selection() {
    TransferTable table =
        TransferTable.read(
            coodie,
            Objects.requireNonNull(settings.keyspace),
            Objects.requireNonNull(settings.table));
    Selection selection = Selection.of(table, settings.columns, settings.ttl, settings.writeTime);
    checkMasks(table, selection);
    return selection;
  }

  /** An export is to be imported again, and a mask would then be in the place of what it hides. */
  private void checkMasks(TransferTable table, Selection selection) {
    Set<String> masked =
        new TreeSet<>(coodie.schema().keyspace(table.keyspace()).maskedColumns(table.name()));
    masked.retainAll(selection.items().stream().map(Selection.Item::field).toList());
    if (!masked.isEmpty()) {
      throw new TransferException(
          "coodie-747",
          "Of "
              + String.join(", ", masked)
              + " of "
              + table
              + " this connection's role sees masks alone, and an import would put them in the place"
              + " of what they hide. Choose other columns, GRANT UNMASK to the role, or, if masks are"
              + " what you want, export a query.");
    }
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
