package dev.coodie.transfer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a file into records at its line breaks, except those between quotes of CSV. It looks at
 * bytes, so what is no UTF-8 spoils one record alone, and a record's place in the file is known.
 */
final class ByteRecords {
  /** A record of more bytes is no record: a quote that is never closed must not fill the memory. */
  static final int LONGEST = 256 << 20;

  private static final int SHOWN = 1 << 16;

  /**
   * One record, without its line break.
   *
   * @param end where the next one begins
   * @param problem what is wrong with it, if that is seen already
   */
  record Raw(byte[] bytes, long line, long end, long endLine, @Nullable String problem) {}

  private final InputStream in;
  private final boolean quotes;
  private final int longest;
  private final byte[] buffer = new byte[1 << 16];
  private int next;
  private int filled;
  private long position;
  private long line = 1;

  ByteRecords(InputStream in, boolean quotes) throws IOException {
    this(in, quotes, LONGEST);
  }

  ByteRecords(InputStream in, boolean quotes, int longest) throws IOException {
    this.in = in;
    this.quotes = quotes;
    this.longest = longest;
    skipByteOrderMark();
  }

  private void skipByteOrderMark() throws IOException {
    while (filled < 3) {
      int count = in.read(buffer, filled, buffer.length - filled);
      if (count < 0) {
        break;
      }
      filled += count;
    }
    if (filled >= 3
        && buffer[0] == (byte) 0xEF
        && buffer[1] == (byte) 0xBB
        && buffer[2] == (byte) 0xBF) {
      next = 3;
      position = 3;
    }
  }

  /** Goes on where a record begins. */
  void skipTo(RecordSource.Position to) throws IOException {
    long left = to.offset() - position;
    if (left <= 0) {
      return;
    }
    int buffered = (int) Math.min(left, filled - next);
    next += buffered;
    in.skipNBytes(left - buffered);
    position = to.offset();
    line = to.line();
  }

  long position() {
    return position;
  }

  /** The next record, null at the end. */
  @Nullable Raw next() throws IOException {
    ByteArrayOutputStream record = new ByteArrayOutputStream(256);
    long begin = line;
    boolean quoted = false;
    boolean fieldBegins = true;
    boolean tooLong = false;
    boolean any = false;
    for (int b = read(); b >= 0; b = read()) {
      any = true;
      if (b == '\n') {
        line++;
        if (!quoted) {
          return raw(record, begin, tooLong, false);
        }
      }
      if (quotes && b == '"' && (quoted || fieldBegins)) {
        quoted = !quoted;
        // A quote right after a closing one is an escaped one, and opens again.
        fieldBegins = !quoted;
      } else {
        fieldBegins = b == ',';
      }
      if (record.size() < (tooLong ? SHOWN : longest)) {
        record.write(b);
      } else if (!tooLong) {
        tooLong = true;
        byte[] begun = record.toByteArray();
        record = new ByteArrayOutputStream(SHOWN);
        record.write(begun, 0, Math.min(SHOWN, begun.length));
      }
    }
    return any ? raw(record, begin, tooLong, quoted) : null;
  }

  private Raw raw(ByteArrayOutputStream record, long begin, boolean tooLong, boolean open) {
    byte[] bytes = record.toByteArray();
    int length = bytes.length;
    if (length > 0 && bytes[length - 1] == '\r') {
      bytes = java.util.Arrays.copyOf(bytes, length - 1);
    }
    String problem = open ? "the file ends within quotes" : null;
    if (tooLong) {
      problem = "the record is longer than " + longest + " bytes";
    }
    return new Raw(bytes, begin, position, line, problem);
  }

  private int read() throws IOException {
    if (next == filled) {
      filled = in.read(buffer, 0, buffer.length);
      next = 0;
      if (filled <= 0) {
        filled = 0;
        return -1;
      }
    }
    position++;
    return buffer[next++] & 0xFF;
  }
}
