package dev.coodie.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where records begin and end. */
class ByteRecordsTest {
  /** What is left of {@code to} in a file of {@code text}, from a position. */
  private static List<ByteRecords.Raw> records(
      String text, boolean csv, int longest, int each, RecordSource.Position from)
      throws IOException {
    ByteRecords records =
        new ByteRecords(new Drops(text.getBytes(StandardCharsets.UTF_8), each), csv, longest);
    records.skipTo(from);
    List<ByteRecords.Raw> all = new ArrayList<>();
    for (ByteRecords.Raw raw = records.next(); raw != null; raw = records.next()) {
      all.add(raw);
    }
    return all;
  }

  private static List<String> texts(List<ByteRecords.Raw> records) {
    return records.stream()
        .map(raw -> raw.line() + ":" + new String(raw.bytes(), StandardCharsets.UTF_8))
        .toList();
  }

  /** Gives a few bytes at a time, so that every place is an end of the buffer. */
  private static final class Drops extends InputStream {
    private final ByteArrayInputStream in;
    private final int each;

    Drops(byte[] bytes, int each) {
      this.in = new ByteArrayInputStream(bytes);
      this.each = each;
    }

    @Override
    public int read() {
      return in.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      return in.read(bytes, offset, Math.min(length, each));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a/rb/rc/r|1:a 2:b 3:c",
        "a/rb|1:a 2:b",
        "a/r/nb/r/nc|1:a 2:b 3:c",
        "a/nb/rc/r/nd|1:a 2:b 3:c 4:d",
        "a/r/r/nb|1:a 2: 3:b",
        "/ra/n/rb|1: 2:a 3: 4:b",
        "'x/ry',1/rb|1:'x/ry',1 3:b",
        "'x/r/ny',1/r/nb|1:'x/r/ny',1 3:b",
        "'x''/ry'/rb|1:'x''/ry' 3:b",
        "a'/rb'/r|1:a' 2:b'",
        "a,'b/r/n/r/n/n'/n'c'|1:a,'b/r/n/r/n/n' 5:'c'",
      })
  void a_carriage_return_ends_a_line_of_csv_wherever_the_buffer_ends(String text, String expected)
      throws IOException {
    String plain = text.replace("/r", "\r").replace("/n", "\n").replace('\'', '"');
    for (int each = 1; each <= plain.length(); each++) {
      List<ByteRecords.Raw> records =
          records(plain, true, 1_000, each, RecordSource.Position.BEGIN);

      assertThat(texts(records))
          .as(each + " bytes at a time")
          .containsExactly(
              expected.replace("/r", "\r").replace("/n", "\n").replace('\'', '"').split(" "));
      for (int i = 0; i < records.size(); i++) {
        RecordSource.Position after =
            new RecordSource.Position(records.get(i).end(), records.get(i).endLine());
        assertThat(texts(records(plain, true, 1_000, each, after)))
            .as("after record " + i)
            .isEqualTo(texts(records).subList(i + 1, records.size()));
      }
    }
  }

  @Test
  void a_carriage_return_within_a_line_of_json_is_a_blank() throws IOException {
    assertThat(texts(records("{\r}\r\n{}\r", false, 99, 3, RecordSource.Position.BEGIN)))
        .containsExactly("1:{\r}", "2:{}");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 100, 70_000})
  void a_record_that_is_too_long_is_told_and_the_next_one_is_read(int each) throws IOException {
    String text = "a\n" + "x".repeat(200_000) + "\nb\n\"" + "\n".repeat(150_000) + "\"\nc";

    List<ByteRecords.Raw> records = records(text, true, 100_000, each, RecordSource.Position.BEGIN);

    assertThat(records).hasSize(5);
    assertThat(records.get(1).problem()).isEqualTo("the record is longer than 100000 bytes");
    assertThat(records.get(1).bytes()).hasSize(1 << 16);
    assertThat(records.get(2).bytes()).isEqualTo(new byte[] {'b'});
    assertThat(records.get(2).problem()).isNull();
    assertThat(records.get(3).problem()).isNotNull();
    assertThat(records.get(4).line()).isEqualTo(150_005);
    assertThat(texts(records.subList(4, 5))).containsExactly("150005:c");
  }

  @Test
  void a_record_of_just_the_most_bytes_is_read() throws IOException {
    String most = "x".repeat(100_000);

    List<ByteRecords.Raw> records =
        records(most + "\n" + most, true, 100_000, 9_999, RecordSource.Position.BEGIN);

    assertThat(records).hasSize(2).allMatch(raw -> raw.problem() == null);
    assertThat(records).allMatch(raw -> raw.bytes().length == 100_000);
  }
}
