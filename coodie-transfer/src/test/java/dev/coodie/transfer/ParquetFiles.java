package dev.coodie.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.column.ValueType;
import dev.coodie.transfer.TransferTable.Column;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.GroupWriter;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Writes files of any schema, and reads one column as an import does. */
final class ParquetFiles {
  private ParquetFiles() {}

  static void write(
      Path file, CompressionCodecName codec, MessageType schema, List<Consumer<Group>> rows)
      throws IOException {
    try (ParquetWriter<Group> out =
        new Builder(file, schema)
            .withConf(new PlainParquetConfiguration())
            .withCodecFactory(new Copies())
            .withCompressionCodec(codec)
            .build()) {
      for (Consumer<Group> row : rows) {
        Group group = new SimpleGroup(schema);
        row.accept(group);
        out.write(group);
      }
    }
  }

  /** One number, with a dictionary that says to have two thousand million. */
  @SuppressWarnings("deprecation") // The other ways do not write a page as it is.
  static void writeHugeDictionary(Path file) throws IOException {
    MessageType schema = MessageTypeParser.parseMessageType("message row { required int32 k; }");
    ParquetFileWriter out =
        new ParquetFileWriter(
            new LocalOutputFile(file), schema, ParquetFileWriter.Mode.CREATE, 1 << 20, 0);
    out.start();
    out.startBlock(1);
    out.startColumn(schema.getColumns().get(0), 1, CompressionCodecName.UNCOMPRESSED);
    out.writeDictionaryPage(
        new DictionaryPage(
            BytesInput.from(new byte[4]), Integer.MAX_VALUE, Encoding.PLAIN_DICTIONARY));
    out.writeDataPage(
        1,
        4,
        BytesInput.from(new byte[] {1, 3, 0, 0}),
        Statistics.createStats(schema.getType(0)),
        Encoding.RLE,
        Encoding.RLE,
        Encoding.PLAIN_DICTIONARY);
    out.endColumn();
    out.endBlock();
    out.end(Map.of());
  }

  /** The values of a field: texts, nulls, and reasons that begin with {@code !}. */
  static List<String> read(Path file, String field, ValueType<?> type) throws IOException {
    return read(file, field, type, RecordSource.Position.BEGIN);
  }

  static List<String> read(Path file, String field, ValueType<?> type, RecordSource.Position from)
      throws IOException {
    return read(file, field, type, from, Timestamps.EXACT);
  }

  static List<String> read(
      Path file, String field, ValueType<?> type, RecordSource.Position from, Timestamps timestamps)
      throws IOException {
    TransferTable table =
        new TransferTable("ks", "t", List.of(new Column(field, type.cql(), "regular", -1, type)));
    List<String> values = new ArrayList<>();
    try (RecordSource source =
        InputFiles.open(
            file,
            TransferFormat.PARQUET,
            new Fields(table, List.of(), Map.of(), true, timestamps),
            from)) {
      for (ImportRecord r = source.next(); r != null; r = source.next()) {
        if (r.values() == null) {
          assertThat(r.original().get()).isNotEmpty();
          values.add("!" + r.problem());
        } else {
          ByteBuffer cell = r.values().cell(0);
          values.add(cell == null ? null : ValueText.text(type, cell));
        }
      }
    }
    return values;
  }

  private static final class Builder extends ParquetWriter.Builder<Group, Builder> {
    private final Groups groups;

    Builder(Path file, MessageType schema) {
      super(new LocalOutputFile(file));
      this.groups = new Groups(schema);
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    @Deprecated
    protected WriteSupport<Group> getWriteSupport(Configuration configuration) {
      return groups;
    }

    @Override
    protected WriteSupport<Group> getWriteSupport(ParquetConfiguration configuration) {
      return groups;
    }
  }

  private static final class Groups extends WriteSupport<Group> {
    private final MessageType schema;
    private GroupWriter writer;

    Groups(MessageType schema) {
      this.schema = schema;
    }

    @Override
    @Deprecated
    public WriteContext init(Configuration configuration) {
      return new WriteContext(schema, new HashMap<>());
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
      return new WriteContext(schema, new HashMap<>());
    }

    @Override
    public void prepareForWrite(RecordConsumer to) {
      writer = new GroupWriter(to, schema);
    }

    @Override
    public void write(Group group) {
      writer.write(group);
    }
  }

  /** Says that it compresses, and does not. */
  private record Copies() implements CompressionCodecFactory {
    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName name) {
      return new BytesInputCompressor() {
        @Override
        public BytesInput compress(BytesInput bytes) {
          return bytes;
        }

        @Override
        public CompressionCodecName getCodecName() {
          return name;
        }

        @Override
        public void release() {}
      };
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void release() {}
  }
}
