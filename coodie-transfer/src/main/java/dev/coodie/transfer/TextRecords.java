package dev.coodie.transfer;

import dev.coodie.error.CoodieException;
import dev.coodie.error.TransferException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The records of a file of lines, each read on its own: one that is wrong spoils no other. */
final class TextRecords implements RecordSource {
  /** Reads one record. */
  interface Reader {
    /** Whether line breaks may be in quotes. */
    boolean hasQuotes();

    /** Reads what comes before the first record, if there is something. */
    void head(ByteRecords records) throws IOException;

    /** Whether it is only a blank line between records. */
    boolean isBlank(ByteRecords.Raw raw);

    RowValues read(byte[] record) throws IOException;
  }

  private final Reader reader;
  private final InputStream in;
  private final ByteRecords records;
  private final long total;

  TextRecords(Path file, Position from, Reader reader) throws IOException {
    this.reader = reader;
    boolean compressed = TransferFormat.isCompressed(file);
    this.total = compressed ? 0 : Files.size(file);
    InputStream raw = Files.newInputStream(file);
    this.in = compressed ? new GZIPInputStream(new BufferedInputStream(raw), 1 << 16) : raw;
    this.records = new ByteRecords(in, reader.hasQuotes());
    reader.head(records);
    records.skipTo(from);
  }

  @Override
  public @Nullable ImportRecord next() throws IOException {
    ByteRecords.Raw raw = records.next();
    while (raw != null && reader.isBlank(raw)) {
      raw = records.next();
    }
    return raw == null ? null : record(raw);
  }

  private ImportRecord record(ByteRecords.Raw raw) throws IOException {
    RowValues values = null;
    String problem = raw.problem();
    if (problem == null) {
      try {
        values = reader.read(raw.bytes());
      } catch (CharacterCodingException e) {
        problem = "the record is not UTF-8";
      } catch (BadValueException e) {
        problem = e.getMessage();
      } catch (CoodieException e) {
        problem = e.sentence();
      } catch (RuntimeException e) {
        // Whatever it is: a record may not end an import that would end there again.
        problem = "the record cannot be read: " + e.getClass().getSimpleName();
      }
    }
    return new ImportRecord(
        raw.line(),
        raw.end(),
        raw.endLine(),
        () -> new String(raw.bytes(), StandardCharsets.UTF_8),
        values,
        problem,
        raw.bytes().length + (values == null ? 0 : values.bytes()));
  }

  /** The text, all of it valid. */
  static String text(byte[] bytes) throws CharacterCodingException {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') >= 0
        && !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
      throw new MalformedInputException(1);
    }
    return text;
  }

  /** The same for who goes on with the bytes. */
  static void checkText(byte[] bytes) throws CharacterCodingException {
    int all = 0;
    for (byte b : bytes) {
      all |= b;
    }
    if (all < 0) {
      String unused = text(bytes);
    }
  }

  static TransferException noHead(Path file, String why) {
    return new TransferException(
        "coodie-854", "The first line of " + file + " is not the names of its fields: " + why);
  }

  static TransferException wrongFields(Path file, String why) {
    return new TransferException(
        "coodie-860", "The fields of " + file + " do not fit: " + why + ".");
  }

  @Override
  public long done() {
    return total == 0 ? 0 : records.position();
  }

  @Override
  public long total() {
    return total;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
