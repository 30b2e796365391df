package dev.coodie.transfer;

import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.Row;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.jspecify.annotations.Nullable;

/**
 * A directory of files, {@code part-00001.parquet} and so on, each of about as many rows: a Parquet
 * file cannot be continued, since what describes it is at its end.
 */
final class ParquetOutput implements Output {
  private static final long ROW_GROUP = 8 << 20;

  private final Path directory;
  private final ResultColumns columns;
  private final int rowsEach;
  private long parts;
  private long rowsInPart;
  private @Nullable ParquetWriter<Row> writer;

  /** After {@code parts} files that are kept; later ones are removed. */
  ParquetOutput(Path directory, ResultColumns columns, long parts, int rowsEach)
      throws IOException {
    this.directory = Files.createDirectories(directory);
    this.columns = columns;
    this.parts = parts;
    this.rowsEach = rowsEach;
    for (Path part : InputFiles.parts(directory)) {
      if (part.getFileName().toString().compareTo(name(parts)) > 0) {
        Files.delete(part);
      }
    }
  }

  private static String name(long number) {
    return String.format(java.util.Locale.ROOT, "part-%08d.parquet", number);
  }

  @Override
  public void row(Row row) throws IOException {
    if (writer == null) {
      writer = new Builder(part(parts + 1), columns).build();
    }
    writer.write(row);
    rowsInPart++;
  }

  private OutputFile part(long number) {
    return new LocalOutputFile(directory.resolve(name(number)));
  }

  @Override
  public boolean mayKeep() {
    return rowsInPart >= rowsEach;
  }

  @Override
  public long keep() throws IOException {
    if (writer != null) {
      writer.close();
      writer = null;
      parts++;
      rowsInPart = 0;
      try (FileChannel file =
          FileChannel.open(directory.resolve(name(parts)), StandardOpenOption.WRITE)) {
        file.force(true);
      }
    }
    return parts;
  }

  /** A table without rows has one file without rows, which tells the columns. */
  @Override
  public void finish() throws IOException {
    if (parts == 0 && writer == null) {
      writer = new Builder(part(1), columns).build();
    }
    keep();
  }

  @Override
  public void close() throws IOException {
    if (writer != null) {
      writer.close();
    }
  }

  private static final class Builder extends ParquetWriter.Builder<Row, Builder> {
    private final ParquetRows rows;

    Builder(OutputFile file, ResultColumns columns) {
      super(file);
      this.rows = new ParquetRows(columns);
      withConf(new PlainParquetConfiguration());
      withRowGroupSize(ROW_GROUP);
      withCodecFactory(new ParquetCodecs());
      withCompressionCodec(CompressionCodecName.GZIP);
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    @Deprecated
    protected WriteSupport<Row> getWriteSupport(Configuration configuration) {
      return rows;
    }

    @Override
    protected WriteSupport<Row> getWriteSupport(ParquetConfiguration configuration) {
      return rows;
    }
  }
}
