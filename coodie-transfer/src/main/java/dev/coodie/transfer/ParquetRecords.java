package dev.coodie.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** The rows of Parquet files, one file after another; a position is a number of rows. */
final class ParquetRecords implements RecordSource {
  private final List<Path> files;
  private final Fields fields;
  private final long total;
  private long skip;
  private long number;
  private int nextFile;
  private long leftInGroup;
  private @Nullable ParquetFileReader file;
  private @Nullable RecordReader<Group> group;

  ParquetRecords(List<Path> files, Fields fields, Position from) throws IOException {
    this.files = files;
    this.fields = fields;
    this.skip = from.offset();
    long rows = 0;
    for (Path each : files) {
      try (ParquetFileReader reader = open(each)) {
        checkFields(each, reader.getFileMetaData().getSchema());
        rows += reader.getRecordCount();
      }
    }
    this.total = rows;
  }

  private static ParquetFileReader open(Path path) throws IOException {
    try {
      return ParquetFileReader.open(
          new LocalInputFile(path),
          ParquetReadOptions.builder(new PlainParquetConfiguration())
              .withCodecFactory(new ParquetCodecs())
              .build());
    } catch (RuntimeException e) {
      throw new IOException("it is no Parquet file: " + path, e);
    }
  }

  private void checkFields(Path path, MessageType schema) {
    try {
      for (Type field : schema.getFields()) {
        fields.find(field.getName());
      }
    } catch (BadValueException e) {
      throw TextRecords.wrongFields(path, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public @Nullable ImportRecord next() throws IOException {
    while (leftInGroup == 0) {
      if (!nextGroup()) {
        return null;
      }
    }
    RecordReader<Group> reader = java.util.Objects.requireNonNull(group);
    while (skip > 0 && leftInGroup > 0) {
      reader.read();
      leftInGroup--;
      number++;
      skip--;
    }
    if (leftInGroup == 0) {
      return next();
    }
    Group row = reader.read();
    leftInGroup--;
    number++;
    return record(row, number);
  }

  private boolean nextGroup() throws IOException {
    if (file == null) {
      if (nextFile == files.size()) {
        return false;
      }
      file = open(files.get(nextFile++));
    }
    long rows = file.getRowGroups().isEmpty() ? 0 : nextRows(file);
    if (rows > 0 && skip >= rows && file.skipNextRowGroup()) {
      skip -= rows;
      number += rows;
      read++;
      return true;
    }
    PageReadStore pages = file.readNextRowGroup();
    if (pages == null) {
      file.close();
      file = null;
      read = 0;
      return true;
    }
    read++;
    MessageType schema = file.getFileMetaData().getSchema();
    group =
        new ColumnIOFactory()
            .getColumnIO(schema)
            .getRecordReader(pages, new GroupRecordConverter(schema));
    leftInGroup = pages.getRowCount();
    return true;
  }

  private int read;

  private long nextRows(ParquetFileReader reader) {
    return read < reader.getRowGroups().size() ? reader.getRowGroups().get(read).getRowCount() : 0;
  }

  private ImportRecord record(Group row, long at) {
    RowValues values = new RowValues(fields.columns().size());
    String problem = null;
    List<Type> types = new ArrayList<>(row.getType().getFields());
    for (int i = 0; i < types.size() && problem == null; i++) {
      problem = read(row, i, types.get(i), values);
    }
    return new ImportRecord(
        at, at, at + 1, row::toString, problem == null ? values : null, problem);
  }

  private @Nullable String read(Group row, int index, Type type, RowValues values) {
    Field field = fields.find(type.getName()).orElse(null);
    if (field == null) {
      return null;
    }
    try {
      values.set(
          field,
          row.getFieldRepetitionCount(index) == 0
              ? null
              : ParquetValues.read(row, index, 0, type, field.type()));
      return null;
    } catch (BadValueException e) {
      return JsonReader.inColumn(field, e).getMessage();
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
