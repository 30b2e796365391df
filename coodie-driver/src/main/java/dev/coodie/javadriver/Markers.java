package dev.coodie.javadriver;

import com.datastax.oss.driver.api.core.cql.ColumnDefinition;
import com.datastax.oss.driver.api.core.cql.ColumnDefinitions;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** The bind markers of a prepared statement, and how the types bound to them fit. */
final class Markers {
  // One text is mostly bound by one place in the code, and so with the same types.
  private static final int KEPT_TYPES = 4;

  private static final Map<PreparedStatement, Markers> OF_CALLERS =
      Collections.synchronizedMap(new WeakHashMap<>());

  private record OfCaller(WeakReference<PreparedStatement> statement, Markers markers) {}

  private static volatile @Nullable OfCaller latest;

  private final ColumnDefinitions definitions;
  private final int size;
  private volatile List<BoundTypes> known = List.of();
  private volatile @Nullable List<ValueType<?>> types;

  Markers(ColumnDefinitions definitions) {
    this.definitions = definitions;
    this.size = definitions.size();
  }

  /** Those of a statement that somebody else prepared. */
  static Markers of(PreparedStatement statement) {
    OfCaller known = latest;
    if (known == null || known.statement.get() != statement) {
      Markers markers =
          OF_CALLERS.computeIfAbsent(
              statement, prepared -> new Markers(prepared.getVariableDefinitions()));
      known = new OfCaller(new WeakReference<>(statement), markers);
      latest = known;
    }
    return known.markers;
  }

  int size() {
    return size;
  }

  /** The server's types, in order. */
  List<ValueType<?>> types() {
    List<ValueType<?>> found = types;
    if (found == null) {
      found = CqlTypes.of(definitions);
      types = found;
    }
    return found;
  }

  /** How the types of the statement's values fit; found once for the same types. */
  BoundTypes fitting(CqlStatement statement) {
    List<BoundTypes> all = known;
    for (int i = 0; i < all.size(); i++) {
      BoundTypes each = all.get(i);
      if (each.areOf(statement)) {
        return each;
      }
    }
    return compare(statement);
  }

  /** The table and column that marker {@code index} is about, for messages. */
  String describe(int index) {
    ColumnDefinition marker = definitions.get(index);
    return "Column \""
        + marker.getName().asInternal()
        + "\" of "
        + marker.getKeyspace().asInternal()
        + "."
        + marker.getTable().asInternal();
  }

  private synchronized BoundTypes compare(CqlStatement statement) {
    BoundTypes made = BoundTypes.of(statement, this);
    List<BoundTypes> kept = new ArrayList<>(known);
    if (kept.size() == KEPT_TYPES) {
      kept.remove(0);
    }
    kept.add(made);
    known = List.copyOf(kept);
    return made;
  }
}
