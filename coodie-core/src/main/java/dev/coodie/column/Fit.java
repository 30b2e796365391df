package dev.coodie.column;

import dev.coodie.error.InvalidQueryException;
import dev.coodie.error.MappingException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How values of a type of the program are converted to a type of the server and back. Two types fit
 * when their bytes mean the same: {@code frozen} makes no difference, nor do {@code text} and
 * {@code ascii}, {@code uuid} and {@code timeuuid}, {@code bigint} and {@code counter}.
 * User-defined types of the same name fit when the fields that both have do. Fields are matched by
 * name, in any order, and each side may have fields that the other lacks. Computed once for two
 * types, and then used for each value. Immutable and thread-safe.
 */
public final class Fit {
  /** Of a type with itself. */
  public static final Fit SAME = new Fit(ValueType.BLOB, ValueType.BLOB, null, null, null);

  /**
   * The first difference between two types.
   *
   * @param path where it is inside the types, for example {@code value.city}; empty for the whole
   * @param ours the program's type there, as CQL
   * @param theirs the server's type there, as CQL
   */
  public record Difference(String path, String ours, String theirs) {
    /** For messages, after both types: where inside them they differ; empty for the whole. */
    public String inside() {
      return path.isEmpty()
          ? ""
          : " (they differ in " + path + ": " + ours + " here, " + theirs + " there)";
    }
  }

  private final ValueType<?> ours;
  private final ValueType<?> theirs;
  private final @Nullable Difference difference;
  private final @Nullable Recoder toTheirs;
  private final @Nullable Recoder toOurs;

  private Fit(
      ValueType<?> ours,
      ValueType<?> theirs,
      @Nullable Difference difference,
      @Nullable Recoder toTheirs,
      @Nullable Recoder toOurs) {
    this.ours = ours;
    this.theirs = theirs;
    this.difference = difference;
    this.toTheirs = toTheirs;
    this.toOurs = toOurs;
  }

  /** How values of the program's type {@code ours} fit the server's type {@code theirs}. */
  public static Fit of(ValueType<?> ours, ValueType<?> theirs) {
    Difference difference = Differences.between(ours, theirs);
    return difference == null
        ? new Fit(ours, theirs, null, Recoder.writing(ours, theirs), Recoder.reading(theirs, ours))
        : new Fit(ours, theirs, difference, null, null);
  }

  /** The program's type. */
  public ValueType<?> ours() {
    return ours;
  }

  /** The difference that keeps every value from fitting; null if there is none. */
  public @Nullable Difference difference() {
    return difference;
  }

  /** Whether the bytes of a value are sent as they are. */
  public boolean sendsAsIs() {
    return difference == null && toTheirs == null;
  }

  /**
   * The fields of the server's user-defined type that the program's does not know; none for other
   * types, and for those nested inside them.
   */
  public List<String> unknownFields() {
    return toTheirs == null ? List.of() : toTheirs.unknownFields();
  }

  /**
   * A value of the program as the bytes the server takes.
   *
   * @throws InvalidQueryException if the types differ, if a field has a value that the server's
   *     type does not have, and if the server's type has a field that the program's would erase
   */
  public ByteBuffer toServer(ByteBuffer value) {
    if (difference != null) {
      throw new InvalidQueryException("coodie-219", describe(difference));
    }
    return toTheirs == null ? value : toTheirs.recode(value);
  }

  /**
   * A value of the server as the bytes the program's type decodes. Fields that the program does not
   * know are left out; those that the server does not have are missing.
   *
   * @throws MappingException if the types differ
   */
  public ByteBuffer fromServer(ByteBuffer value) {
    if (difference != null) {
      throw new MappingException("coodie-416", describe(difference));
    }
    return toOurs == null ? value : toOurs.recode(value);
  }

  private String describe(Difference found) {
    return ours.cql()
        + " is wanted, but the server has "
        + theirs.cql()
        + found.inside()
        + ". Change the property's type, or the table.";
  }
}
