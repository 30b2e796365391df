package dev.coodie.transfer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Where the fields of a record of CSV are, found in its bytes. What is not written as most programs
 * write it is left to the library. Reused for each record, by one thread.
 */
final class CsvFields {
  private static final byte QUOTE = '"';
  private static final byte COMMA = ',';

  private byte[] record = new byte[0];
  private int[] begins = new int[16];
  private int[] ends = new int[16];
  private State[] states = new State[16];
  private int size;

  private enum State {
    PLAIN,
    QUOTED,
    /** Quotes within are written twice. */
    ESCAPED
  }

  /** Whether it could; otherwise nothing else here may be asked. */
  boolean find(byte[] bytes) {
    record = bytes;
    size = 0;
    int at = 0;
    while (true) {
      int end = at < bytes.length && bytes[at] == QUOTE ? quoted(at + 1) : plain(at);
      if (end < 0) {
        return false;
      }
      if (end == bytes.length) {
        return true;
      }
      at = end + 1;
    }
  }

  /** Where the field ends, -1 if it has a quote. */
  private int plain(int begin) {
    for (int i = begin; i < record.length; i++) {
      if (record[i] == COMMA) {
        add(begin, i, State.PLAIN);
        return i;
      }
      if (record[i] == QUOTE) {
        return -1;
      }
    }
    add(begin, record.length, State.PLAIN);
    return record.length;
  }

  /** Where the field with its quotes ends, -1 if something else than a comma follows. */
  private int quoted(int begin) {
    State state = State.QUOTED;
    for (int i = begin; i < record.length; i++) {
      if (record[i] != QUOTE) {
        continue;
      }
      boolean last = i + 1 == record.length;
      if (!last && record[i + 1] == QUOTE) {
        state = State.ESCAPED;
        i++;
      } else {
        add(begin, i, state);
        return last || record[i + 1] == COMMA ? i + 1 : -1;
      }
    }
    return -1;
  }

  private void add(int begin, int end, State state) {
    if (size == begins.length) {
      begins = Arrays.copyOf(begins, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
      states = Arrays.copyOf(states, 2 * size);
    }
    begins[size] = begin;
    ends[size] = end;
    states[size] = state;
    size++;
  }

  int size() {
    return size;
  }

  int begin(int field) {
    return begins[field];
  }

  int end(int field) {
    return ends[field];
  }

  /** Whether there is nothing, not even quotes. */
  boolean isNull(int field) {
    return states[field] == State.PLAIN && begins[field] == ends[field];
  }

  /** Whether the bytes of the record are those of the value. */
  boolean isAsWritten(int field) {
    return states[field] != State.ESCAPED;
  }

  String text(int field) {
    String text =
        new String(record, begins[field], ends[field] - begins[field], StandardCharsets.UTF_8);
    return states[field] == State.ESCAPED ? text.replace("\"\"", "\"") : text;
  }
}
