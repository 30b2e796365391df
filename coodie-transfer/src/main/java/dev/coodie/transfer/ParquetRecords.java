package dev.coodie.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.ParquetDecodingException;
import org.jspecify.annotations.Nullable;

/** The rows of Parquet files, one file after another; a position is a number of rows. */
final class ParquetRecords implements RecordSource {
  private final List<Path> files;
  private final Fields fields;
  private final long total;
  private long skip;
  private long number;
  private int nextFile;
  private @Nullable ParquetFile file;
  private List<ParquetFile.Column> columns = List.of();

  /** Looks at all files, so that what cannot be read of them is told before a row is written. */
  ParquetRecords(List<Path> files, Fields fields, Position from) throws IOException {
    this.files = files;
    this.fields = fields;
    this.skip = from.offset();
    if (files.isEmpty()) {
      throw new IOException("there is no file *.parquet in it");
    }
    long rows = 0;
    for (Path each : files) {
      try (ParquetFile open = ParquetFile.open(each)) {
        columns(open);
        rows += open.size();
      }
    }
    this.total = rows;
  }

  private List<ParquetFile.Column> columns(ParquetFile open) {
    try {
      return open.columns(fields);
    } catch (BadValueException e) {
      throw TextRecords.wrongFields(open.path(), String.valueOf(e.getMessage()));
    }
  }

  @Override
  public @Nullable ImportRecord next() throws IOException {
    while (true) {
      if (file == null) {
        if (nextFile == files.size()) {
          return null;
        }
        file = ParquetFile.open(files.get(nextFile++));
        columns = columns(file);
        long skipped = file.skip(skip);
        skip -= skipped;
        number += skipped;
      }
      Group row = file.next();
      if (row != null) {
        number++;
        return record(file, row);
      }
      file.close();
      file = null;
    }
  }

  private ImportRecord record(ParquetFile from, Group row) {
    long at = number;
    RowValues values = new RowValues(fields.columns().size());
    String problem = null;
    try {
      for (int i = 0; i < columns.size() && problem == null; i++) {
        problem = read(row, columns.get(i), values);
      }
    } catch (ParquetDecodingException e) {
      throw from.damaged(e);
    }
    return new ImportRecord(
        at, at, at + 1, () -> text(row), problem == null ? values : null, problem);
  }

  private static @Nullable String read(Group row, ParquetFile.Column column, RowValues values) {
    try {
      values.set(column.field(), column.reader().read(row, column.index()));
      return null;
    } catch (BadValueException e) {
      return JsonReader.inColumn(column.field(), e).getMessage();
    }
  }

  /** For people; what a damaged page does not have cannot be shown. */
  private static String text(Group row) {
    try {
      return row.toString();
    } catch (IndexOutOfBoundsException | NegativeArraySizeException e) {
      return "";
    }
  }

  @Override
  public long done() {
    return number;
  }

  @Override
  public long total() {
    return total;
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
