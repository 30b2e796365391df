package dev.coodie.driver;

import dev.coodie.column.ValueType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A CQL text with its encoded values and how to send it. Immutable in use: the value array is
 * handed over, not copied, and must not be changed afterwards. {@code toString} shows only the
 * text, since values can be personal data.
 */
public final class CqlStatement {
  /** Stands for a marker that is left unset: the cell keeps what it has. */
  public static final ByteBuffer UNSET = ByteBuffer.allocate(0).asReadOnlyBuffer();

  /** A page size that says: all rows at once. */
  public static final int UNPAGED = -1;

  /**
   * What all statements of a text share: one object, since this is the hot path. The token is here
   * because few have one, and every statement would be larger.
   */
  @SuppressWarnings("ArrayRecordComponent") // shared by statements; identity is never asked
  private record Shared(
      String text,
      ValueType<?>[] types,
      @Nullable Routing routing,
      Written written,
      @Nullable Long routingToken) {}

  // Those that are not final change only while a copy is made.
  private final @Nullable ByteBuffer[] cells;
  private Shared shared;
  private @Nullable FieldByField fieldByField;
  private StatementOptions options;
  private boolean idempotent;
  private boolean conditional;
  private boolean counter;
  private int pageSize;
  private @Nullable ByteBuffer pagingState;

  private CqlStatement(Shared shared, @Nullable ByteBuffer[] cells, boolean idempotent) {
    this.shared = shared;
    this.cells = cells;
    this.options = StatementOptions.DEFAULT;
    this.idempotent = idempotent;
  }

  private CqlStatement(CqlStatement from, @Nullable ByteBuffer[] cells) {
    this.shared = from.shared;
    this.cells = cells;
    this.fieldByField = from.fieldByField;
    this.options = from.options;
    this.idempotent = from.idempotent;
    this.conditional = from.conditional;
    this.counter = from.counter;
    this.pageSize = from.pageSize;
    this.pagingState = from.pagingState;
  }

  private CqlStatement copy() {
    return new CqlStatement(this, cells);
  }

  /** A statement without values; safe to run twice only if it reads. */
  public static CqlStatement of(String text) {
    return of(text, new ByteBuffer[0], new ValueType<?>[0]);
  }

  /**
   * A statement with one value per marker: null for the CQL null, {@link #UNSET} for unset. Whether
   * CQL that writes may run twice is not known, so it is not run again after a failure unless
   * {@link #withIdempotent} says that it may.
   */
  public static CqlStatement of(String text, @Nullable ByteBuffer[] cells, ValueType<?>[] types) {
    return of(text, cells, types, null);
  }

  /** The same for a text whose partition key is at known places among its values. */
  public static CqlStatement of(
      String text, @Nullable ByteBuffer[] cells, ValueType<?>[] types, @Nullable Routing routing) {
    return of(text, cells, types, routing, Written.UNKNOWN, reads(text));
  }

  /**
   * The same for a text that is known to write certain cells, and to be safe or unsafe to run
   * twice.
   */
  public static CqlStatement of(
      String text,
      @Nullable ByteBuffer[] cells,
      ValueType<?>[] types,
      @Nullable Routing routing,
      Written written,
      boolean idempotent) {
    return new CqlStatement(new Shared(text, types, routing, written, null), cells, idempotent);
  }

  private static boolean reads(String text) {
    return text.stripLeading().regionMatches(true, 0, "SELECT", 0, 6);
  }

  /**
   * The same, with another way to write it where the server's user-defined types have fields that
   * the program does not know.
   */
  public CqlStatement withFieldByField(@Nullable FieldByField value) {
    CqlStatement copy = copy();
    copy.fieldByField = value;
    return copy;
  }

  /** The same, sent with {@code value}. */
  @SuppressWarnings("ReferenceEquality") // a shortcut; equal options would only cost an object
  public CqlStatement withOptions(StatementOptions value) {
    if (value == options) {
      return this;
    }
    CqlStatement copy = copy();
    copy.options = value;
    return copy;
  }

  /** The same, marked as safe or unsafe to run twice. */
  public CqlStatement withIdempotent(boolean value) {
    if (value == idempotent) {
      return this;
    }
    CqlStatement copy = copy();
    copy.idempotent = value;
    return copy;
  }

  /** The same with other values, which are handed over as those of {@link #of} are. */
  public CqlStatement withCells(@Nullable ByteBuffer[] values) {
    return new CqlStatement(this, values);
  }

  /** The same with the markers at {@code places} unset. */
  public CqlStatement withUnset(List<Integer> places) {
    @Nullable ByteBuffer[] changed = cells.clone();
    places.forEach(place -> changed[place] = UNSET);
    return new CqlStatement(this, changed);
  }

  /** The same as a conditional write (LWT), which is never idempotent. */
  public CqlStatement asConditional() {
    CqlStatement copy = copy();
    copy.conditional = true;
    copy.idempotent = false;
    return copy;
  }

  /** The same as a change of counters, which is never idempotent. */
  public CqlStatement asCounter() {
    CqlStatement copy = copy();
    copy.counter = true;
    copy.idempotent = false;
    return copy;
  }

  /**
   * The same with at most {@code rows} rows per page; 0 leaves it to the driver, or {@link
   * #UNPAGED}.
   */
  public CqlStatement withPageSize(int rows) {
    if (rows == pageSize) {
      return this;
    }
    CqlStatement copy = copy();
    copy.pageSize = rows;
    return copy;
  }

  /** The same from where the page before ended; null starts at the beginning. */
  public CqlStatement withPagingState(@Nullable ByteBuffer state) {
    CqlStatement copy = copy();
    copy.pagingState = state;
    return copy;
  }

  /**
   * The same, sent to a replica of the partitions near {@code token}, where the driver can. For
   * statements with markers that are about a range of tokens; the keyspace is that of their table.
   */
  public CqlStatement withRoutingToken(long token) {
    CqlStatement copy = copy();
    copy.shared = new Shared(shared.text, shared.types, shared.routing, shared.written, token);
    return copy;
  }

  /** The same, known to write this. */
  public CqlStatement withWritten(Written value) {
    CqlStatement copy = copy();
    copy.shared = new Shared(shared.text, shared.types, shared.routing, value, shared.routingToken);
    return copy;
  }

  /** The CQL with {@code ?} markers. */
  public String text() {
    return shared.text;
  }

  /** How many markers there are. */
  public int size() {
    return cells.length;
  }

  /** The encoded value of marker {@code index}: null for the CQL null, {@link #UNSET} for unset. */
  public @Nullable ByteBuffer cell(int index) {
    return cells[index];
  }

  /** The type of marker {@code index}. */
  public ValueType<?> type(int index) {
    return shared.types[index];
  }

  /** Whether marker {@code index} is left unset. */
  @SuppressWarnings("ReferenceEquality") // UNSET is told from an empty value by identity alone
  public boolean isUnset(int index) {
    return cells[index] == UNSET;
  }

  /** The values decoded, for tests and tools; null for null and for unset. Not for logs. */
  public List<@Nullable Object> values() {
    List<@Nullable Object> values = new ArrayList<>(cells.length);
    for (int i = 0; i < cells.length; i++) {
      ByteBuffer cell = cells[i];
      values.add(cell == null || isUnset(i) ? null : shared.types[i].decode(cell));
    }
    return Collections.unmodifiableList(values);
  }

  /**
   * How to write the same without erasing fields that the program does not know, null if there is
   * no other way.
   */
  public @Nullable FieldByField fieldByField() {
    return fieldByField;
  }

  /** The one partition it concerns; empty if there are several, or it is not known. */
  public Optional<RoutingKey> partition() {
    Routing routing = shared.routing;
    if (routing == null || routing.markers().length == 0) {
      return Optional.empty();
    }
    ByteBuffer[] values = new ByteBuffer[routing.markers().length];
    for (int i = 0; i < values.length; i++) {
      int marker = routing.markers()[i];
      ByteBuffer value = cells[marker];
      if (value == null) {
        return Optional.empty();
      }
      values[i] = shared.types[marker].storedOf(value);
    }
    return Optional.of(new RoutingKey(routing.table(), List.of(values)));
  }

  /** Where its partition key is among its values, null for CQL of your own. */
  public @Nullable Routing routing() {
    return shared.routing;
  }

  /** What it writes, {@link Written#UNKNOWN} for reads and CQL of your own. */
  public Written written() {
    return shared.written;
  }

  /** The write time of its own, in microseconds since 1970, null if it has none that is known. */
  public @Nullable Long writeTime() {
    int time = shared.written.time();
    ByteBuffer cell = time < 0 ? null : cells[time];
    return cell == null ? null : ValueType.BIGINT.decode(cell);
  }

  /**
   * Whether it replaces a list by elements: with the same write time twice, the list would have all
   * of them twice.
   */
  public boolean replacesLists() {
    List<Written.WholeList> lists = written().lists();
    for (int i = 0; i < lists.size(); i++) {
      if (replaces(lists.get(i))) {
        return true;
      }
    }
    return false;
  }

  /** Whether the list gets elements; emptying it twice does no harm. */
  public boolean replaces(Written.WholeList list) {
    return !isUnset(list.marker()) && !shared.types[list.marker()].isMissing(cells[list.marker()]);
  }

  /** How it is sent. */
  public StatementOptions options() {
    return options;
  }

  /** Whether running it twice has the same effect as running it once, so that it may be retried. */
  public boolean idempotent() {
    return idempotent;
  }

  /** Whether it is a conditional write (LWT), whose timeout leaves its outcome unknown. */
  public boolean conditional() {
    return conditional;
  }

  /** Whether it changes counters. */
  public boolean counter() {
    return counter;
  }

  /** The most rows per page; 0 leaves it to the driver, {@link #UNPAGED} is one page. */
  public int pageSize() {
    return pageSize;
  }

  /** Where the page before ended, null at the beginning. */
  public @Nullable ByteBuffer pagingState() {
    return pagingState;
  }

  /** The token whose replicas it is for, null if it has none. */
  public @Nullable Long routingToken() {
    return shared.routingToken;
  }

  /** The text, without values. */
  @Override
  public String toString() {
    return shared.text;
  }
}
