package dev.coodie.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.column.ValueType;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.ResultColumns.ResultColumn;
import dev.coodie.driver.Row;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a server holds comes back to the last byte, also if it is no value of its type. */
class OddBytesTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource(
      value = TransferFormat.class,
      names = {"JSON", "CSV"})
  void bytes_that_are_no_value_of_their_type_come_back(TransferFormat format) throws IOException {
    int number = 0;
    for (OddBytes.Cell cell : OddBytes.everywhere()) {
      Path file = directory.resolve(number++ + "." + format);

      assertThat(through(file, format, cell.type(), cell.bytes()))
          .as(cell.toString())
          .isEqualTo(cell.bytes());
    }
  }

  @Test
  void any_bytes_have_one_text_that_brings_them_back() {
    Random random = new Random(11);
    for (OddBytes.Cell scalar : OddBytes.scalars()) {
      for (int i = 0; i < 400; i++) {
        byte[] bytes = new byte[random.nextInt(20)];
        random.nextBytes(bytes);
        if (random.nextInt(3) == 0 && bytes.length > 1) {
          bytes[0] = (byte) -random.nextInt(2);
        }
        ByteBuffer cell = ByteBuffer.wrap(bytes);

        String text = ValueText.text(scalar.type(), cell);

        assertThat(ValueText.cell(scalar.type(), text))
            .as(scalar.type() + " " + HexFormat.of().formatHex(bytes) + " as " + text)
            .isEqualTo(cell);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "int,0x00000001",
    "bigint,0x0000000000000001",
    "double,0x4000000000000000",
    "varint,0x10",
    "boolean,0x01",
    "time,0x0000000000000001",
    "uuid,0x00000000000000000000000000000001"
  })
  void bytes_of_a_value_that_has_a_text_are_no_second_way_to_write_it(String cql, String text) {
    ValueType<?> type =
        EveryType.values().values().stream()
            .filter(t -> t.cql().equals(cql))
            .findFirst()
            .orElseThrow();

    assertThatThrownBy(() -> ValueText.cell(type, text))
        .hasMessageStartingWith("the value is no " + cql);
  }

  private static ByteBuffer through(
      Path file, TransferFormat format, ValueType<?> type, ByteBuffer bytes) throws IOException {
    TransferTable table =
        new TransferTable(
            "ks",
            "t",
            List.of(
                new TransferTable.Column("k", "int", "partition_key", 0, ValueType.INT),
                new TransferTable.Column("v", type.cql(), "regular", -1, type)));
    ResultColumns columns =
        ResultColumns.of(
            "ks.t", List.of(new ResultColumn("k", ValueType.INT), new ResultColumn("v", type)));
    try (Output output = OutputFiles.open(file, format, columns, 0, 10)) {
      output.row(Row.of(columns, List.of(ValueType.INT.encode(1), bytes)));
      output.finish();
    }
    Fields fields = new Fields(table, List.of(), Map.of(), false, Timestamps.EXACT);
    try (RecordSource source = InputFiles.open(file, format, fields, RecordSource.Position.BEGIN)) {
      ImportRecord record = source.next();
      assertThat(record.problem()).as(type.cql()).isNull();
      return record.values().cell(1);
    }
  }
}
