package dev.coodie.transfer;

import dev.coodie.error.TransferException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * One file of Parquet, from its first row to its last. Where its pages have checksums, they are
 * compared. For one thread.
 */
final class ParquetFile implements Closeable {
  /** A field of the file that goes into a column. */
  record Column(int index, Field field, ParquetReader.OfField reader) {}

  private final Path path;
  private final ParquetFileReader reader;
  private final MessageType schema;
  private @Nullable RecordReader<Group> rows;
  private int nextGroup;
  private long leftInGroup;
  private long number;

  private ParquetFile(Path path, ParquetFileReader reader) {
    this.path = path;
    this.reader = reader;
    this.schema = reader.getFileMetaData().getSchema();
  }

  /**
   * @throws TransferException if it is compressed in a way that is not read
   */
  static ParquetFile open(Path path) throws IOException {
    ParquetFileReader reader = reader(path);
    try {
      ParquetFile file = new ParquetFile(path, reader);
      file.check(Files.size(path));
      return file;
    } catch (IOException | RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  private static ParquetFileReader reader(Path path) throws IOException {
    try {
      return ParquetFileReader.open(
          new LocalInputFile(path),
          ParquetReadOptions.builder(new PlainParquetConfiguration())
              .withCodecFactory(new ParquetCodecs())
              .usePageChecksumVerification()
              .build());
    } catch (RuntimeException e) {
      throw noParquet(path, e);
    } catch (IOException e) {
      // One of the disk has no cause; Parquet's own name its classes.
      throw e.getCause() == null ? e : noParquet(path, e);
    } catch (OutOfMemoryError e) {
      throw tooLarge(path, e);
    }
  }

  /** One array was too large, so there is memory for all else. Nothing has checked its length. */
  private static TransferException tooLarge(Path path, OutOfMemoryError cause) {
    return new TransferException(
        "coodie-869",
        path
            + " has a part that does not fit into the memory that Java has ("
            + (Runtime.getRuntime().maxMemory() >> 20)
            + " MiB). Give it more with -Xmx, or write the file with smaller row groups; if it is"
            + " small, it is damaged.",
        cause);
  }

  private static IOException noParquet(Path path, @Nullable Exception cause) {
    return new IOException("it is no Parquet file, or it is damaged: " + path, cause);
  }

  /** What is at the file's end has no checksum, and has to fit the rest. */
  private void check(long size) throws IOException {
    String checksum = reader.getFileMetaData().getKeyValueMetaData().get(ParquetRows.CHECKSUM);
    if (checksum != null && !checksum.equals(ParquetSchemas.checksum(schema))) {
      throw noParquet(path, null);
    }
    for (BlockMetaData group : reader.getRowGroups()) {
      for (ColumnChunkMetaData column : group.getColumns()) {
        if (!ParquetCodecs.isRead(column.getCodec())) {
          throw ParquetCodecs.notRead(path, column);
        }
        boolean flat = schema.getMaxRepetitionLevel(column.getPath().toArray()) == 0;
        boolean whole =
            flat
                ? column.getValueCount() == group.getRowCount()
                : column.getValueCount() >= group.getRowCount();
        if (!whole
            || group.getRowCount() < 0
            || column.getStartingPos() < 0
            || column.getTotalSize() < 0
            || column.getTotalSize() > size - column.getStartingPos()) {
          throw noParquet(path, null);
        }
      }
    }
  }

  /**
   * The fields that are wanted.
   *
   * @throws BadValueException if there is no column for one of them
   */
  List<Column> columns(Fields fields) {
    ParquetReaders readers =
        new ParquetReaders(
            reader.getFileMetaData().getKeyValueMetaData().containsKey(ParquetRows.TYPES),
            fields.timestamps());
    List<Column> columns = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < schema.getFieldCount(); i++) {
      Type type = schema.getType(i);
      if (!names.add(type.getName())) {
        throw new BadValueException("there are two fields \"" + type.getName() + "\"");
      }
      Field field = fields.find(type.getName()).orElse(null);
      if (field != null) {
        columns.add(new Column(i, field, readers.field(type, field.type())));
      }
    }
    return columns;
  }

  MessageType schema() {
    return schema;
  }

  Path path() {
    return path;
  }

  long size() {
    return reader.getRecordCount();
  }

  /** The next row; null at the end. */
  @Nullable Group next() {
    try {
      while (leftInGroup == 0) {
        if (nextGroup == reader.getRowGroups().size()) {
          return null;
        }
        open(reader.readNextRowGroup());
        nextGroup++;
      }
      Group row = java.util.Objects.requireNonNull(rows).read();
      leftInGroup--;
      number++;
      return row;
    } catch (IOException | RuntimeException e) {
      throw damaged(number + 1, e);
    } catch (OutOfMemoryError e) {
      throw tooLarge(path, e);
    }
  }

  private void open(PageReadStore pages) {
    rows =
        new ColumnIOFactory()
            .getColumnIO(schema)
            .getRecordReader(pages, new GroupRecordConverter(schema));
    leftInGroup = pages.getRowCount();
  }

  /** Passes over so many rows, at most; returns how many there were. */
  long skip(long count) {
    long skipped = 0;
    while (leftInGroup == 0 && nextGroup < reader.getRowGroups().size()) {
      long rowsInGroup = reader.getRowGroups().get(nextGroup).getRowCount();
      if (rowsInGroup > count - skipped) {
        break;
      }
      reader.skipNextRowGroup();
      nextGroup++;
      skipped += rowsInGroup;
      number += rowsInGroup;
    }
    while (skipped < count && next() != null) {
      skipped++;
    }
    return skipped;
  }

  /** What is wrong with the row that was given last. */
  TransferException damaged(Exception cause) {
    return damaged(number, cause);
  }

  private TransferException damaged(long row, Exception cause) {
    return new TransferException(
        "coodie-867",
        path
            + " is damaged: its row "
            + row
            + " and those after it cannot be read. What comes before is imported. Get the"
            + " file again, then import it with restart(): writing a row again is"
            + " harmless, unless it has counters.",
        cause);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
