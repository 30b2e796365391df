package dev.coodie.javadriver;

import dev.coodie.column.Fit;
import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.error.InvalidQueryException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The types of a statement's values, compared with those of the markers. */
final class BoundTypes {
  private final ValueType<?>[] types;
  private final @Nullable Fit[] changed;
  private final Markers markers;
  private final boolean plain;
  private final @Nullable String difference;

  private BoundTypes(
      ValueType<?>[] types,
      @Nullable Fit[] changed,
      Markers markers,
      boolean plain,
      @Nullable String difference) {
    this.types = types;
    this.changed = changed;
    this.markers = markers;
    this.plain = plain;
    this.difference = difference;
  }

  static BoundTypes of(CqlStatement statement, Markers markers) {
    List<ValueType<?>> found = markers.types();
    ValueType<?>[] types = new ValueType<?>[found.size()];
    @Nullable Fit[] changed = new Fit[types.length];
    boolean plain = true;
    String difference = null;
    for (int i = 0; i < types.length; i++) {
      types[i] = statement.type(i);
      Fit fit = Fit.of(types[i], found.get(i));
      if (difference == null) {
        difference = describe(fit, i, found.get(i), markers);
      }
      if (!fit.sendsAsIs()) {
        changed[i] = fit;
        plain = false;
      }
    }
    return new BoundTypes(types, changed, markers, plain, difference);
  }

  /** Whether the statement has the very same types: objects are compared, not what they say. */
  boolean areOf(CqlStatement statement) {
    if (statement.size() != types.length) {
      return false;
    }
    for (int i = 0; i < types.length; i++) {
      if (types[i] != statement.type(i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Refuses types that differ from the server's.
   *
   * @throws InvalidQueryException with both types, the table and the column
   */
  void check(CqlStatement statement) {
    if (difference != null) {
      throw new InvalidQueryException(
          "coodie-516",
          difference
              + " Nothing was sent. Change the property's type or the table; schema().plan(..) shows"
              + " how they differ. Statement: "
              + statement.text());
    }
  }

  /** Whether all values are sent as they are. */
  boolean plain() {
    return plain;
  }

  /** The value for marker {@code index} as the server takes it. */
  @Nullable ByteBuffer cell(CqlStatement statement, int index) {
    ByteBuffer cell = statement.cell(index);
    Fit fit = changed[index];
    if (fit == null || cell == null || statement.isUnset(index)) {
      return cell;
    }
    try {
      return fit.toServer(cell);
    } catch (InvalidQueryException e) {
      throw refused(statement, index, e);
    }
  }

  /**
   * The statements to send instead, when the values would erase fields that the program does not
   * know; null when the statement itself is right.
   */
  @Nullable List<CqlStatement> fieldByField(CqlStatement statement) {
    if (plain || statement.fieldByField() == null) {
      return null;
    }
    for (int i = 0; i < types.length; i++) {
      Fit fit = changed[i];
      if (fit != null
          && types[i].isOpenUserType()
          && statement.cell(i) != null
          && !statement.isUnset(i)
          && !fit.unknownFields().isEmpty()) {
        try {
          return statement.fieldByField().statements(statement, markers.types());
        } catch (InvalidQueryException e) {
          throw refused(statement, i, e);
        }
      }
    }
    return null;
  }

  private InvalidQueryException refused(
      CqlStatement statement, int index, InvalidQueryException error) {
    return new InvalidQueryException(
        error.id(),
        markers.describe(index)
            + ": "
            + error.sentence()
            + " Nothing was sent. Statement: "
            + statement.text(),
        error);
  }

  private static @Nullable String describe(
      Fit fit, int index, ValueType<?> found, Markers markers) {
    Fit.Difference difference = fit.difference();
    return difference == null
        ? null
        : markers.describe(index)
            + " is "
            + found.cql()
            + " on the server, but a value of "
            + fit.ours().cql()
            + " is given"
            + difference.inside()
            + ".";
  }
}
