package dev.coodie.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a file into records at its line breaks, except those between quotes of CSV. It looks at
 * bytes, so what is no UTF-8 spoils one record alone, and a record's place in the file is known. A
 * line of CSV also ends with a carriage return alone, as old Macs wrote them; in JSON that is
 * nothing but a blank.
 */
final class ByteRecords {
  /**
   * A record of more bytes is no record, so that neither a quote that is never closed nor a line
   * without end fills the memory. A server takes 16 MiB at once unless it is told otherwise, which
   * are 32 MiB of text if each byte is two digits. To read a record takes up to fifteen times its
   * size.
   */
  static final int LONGEST = (int) Math.min(32 << 20, Runtime.getRuntime().maxMemory() / 24);

  private static final int SHOWN = 1 << 16;
  private static final int REUSED = 1 << 20;

  /**
   * One record, without its line break.
   *
   * @param end where the next one begins
   * @param problem what is wrong with it, if that is seen already
   */
  record Raw(byte[] bytes, long line, long end, long endLine, @Nullable String problem) {}

  private final InputStream in;
  private final boolean csv;
  private final int longest;
  private final byte[] buffer = new byte[1 << 16];
  private int next;
  private int filled;
  private long bufferBegin;
  private long line = 1;

  /** What is read of a record whose end was not in the buffer. */
  private byte[] begun = new byte[1 << 12];

  private int begunLength;
  private boolean tooLong;

  ByteRecords(InputStream in, boolean csv) throws IOException {
    this(in, csv, LONGEST);
  }

  ByteRecords(InputStream in, boolean csv, int longest) throws IOException {
    this.in = in;
    this.csv = csv;
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
    }
  }

  /** Goes on where a record begins. */
  void skipTo(RecordSource.Position to) throws IOException {
    long left = to.offset() - position();
    if (left <= 0) {
      return;
    }
    line = to.line();
    if (left <= filled - next) {
      next += (int) left;
      return;
    }
    in.skipNBytes(left - (filled - next));
    bufferBegin = to.offset();
    next = 0;
    filled = 0;
  }

  long position() {
    return bufferBegin + next;
  }

  /** The next record, null at the end. */
  @Nullable Raw next() throws IOException {
    if (next == filled && !fill()) {
      return null;
    }
    long begin = line;
    boolean quoted = false;
    boolean fieldBegins = true;
    byte before = 0;
    begunLength = 0;
    tooLong = false;
    do {
      int from = next;
      while (next < filled) {
        byte b = buffer[next++];
        if (b == '\n' || (csv && b == '\r')) {
          line += b == '\n' && quoted && before == '\r' ? 0 : 1;
          if (!quoted) {
            byte[] bytes = record(from, next - 1);
            passLineFeedAfter(b);
            return raw(bytes, begin, false);
          }
        }
        if (csv) {
          if (b == '"' && (quoted || fieldBegins)) {
            quoted = !quoted;
            // A quote right after a closing one is an escaped one, and opens again.
            fieldBegins = !quoted;
          } else {
            fieldBegins = b == ',';
          }
        }
        before = b;
      }
      add(from, filled);
    } while (fill());
    return raw(Arrays.copyOf(begun, begunLength), begin, quoted);
  }

  private void passLineFeedAfter(byte end) throws IOException {
    if (end == '\r' && (next < filled || fill()) && buffer[next] == '\n') {
      next++;
    }
  }

  private byte[] record(int from, int to) {
    if (begunLength == 0 && !tooLong && to - from <= longest) {
      return Arrays.copyOfRange(buffer, from, to);
    }
    add(from, to);
    byte[] bytes = Arrays.copyOf(begun, begunLength);
    if (begun.length > REUSED) {
      begun = new byte[1 << 12];
    }
    return bytes;
  }

  private void add(int from, int to) {
    int count = to - from;
    if (tooLong) {
      return;
    }
    if (count > longest - begunLength) {
      tooLong = true;
      count = Math.max(0, Math.min(count, SHOWN - begunLength));
      begunLength = Math.min(begunLength, SHOWN);
      begun = Arrays.copyOf(begun, SHOWN);
    } else if (begunLength + count > begun.length) {
      long twice = 2L * begun.length;
      begun = Arrays.copyOf(begun, (int) Math.max(begunLength + count, Math.min(twice, longest)));
    }
    System.arraycopy(buffer, from, begun, begunLength, count);
    begunLength += count;
  }

  private Raw raw(byte[] record, long begin, boolean open) {
    byte[] bytes = record;
    if (!csv && bytes.length > 0 && bytes[bytes.length - 1] == '\r') {
      bytes = Arrays.copyOf(bytes, bytes.length - 1);
    }
    String problem = open ? "the file ends within quotes" : null;
    if (tooLong) {
      problem = "the record is longer than " + longest + " bytes";
    }
    return new Raw(bytes, begin, position(), line, problem);
  }

  private boolean fill() throws IOException {
    bufferBegin += filled;
    next = 0;
    filled = Math.max(0, in.read(buffer, 0, buffer.length));
    return filled > 0;
  }
}
