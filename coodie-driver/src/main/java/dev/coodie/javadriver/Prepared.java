package dev.coodie.javadriver;

import com.datastax.oss.driver.api.core.cql.ColumnDefinitions;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import dev.coodie.driver.ResultColumns;
import java.util.ArrayList;
import java.util.List;

/**
 * A prepared statement and what is derived from it once. Results of the same shape have the
 * identical {@link ResultColumns}, so that readers can check their plan by {@code ==}.
 */
final class Prepared {
  // A conditional write has two shapes: with and without the current row.
  private static final int KEPT_SHAPES = 4;

  private record Shape(ColumnDefinitions definitions, ResultColumns columns) {}

  private final PreparedStatement statement;
  private final Repreparing repreparing;
  private final Markers markers;
  private volatile List<Shape> shapes = List.of();
  private int trials;

  Prepared(PreparedStatement statement, Repreparing repreparing) {
    this.statement = statement;
    this.repreparing = repreparing;
    this.markers = new Markers(statement.getVariableDefinitions());
    repreparing.leaveToUs(statement);
  }

  PreparedStatement statement() {
    return statement;
  }

  Markers markers() {
    return markers;
  }

  /**
   * It was prepared a moment ago and is tried once more: nodes that do not know it yet learn it
   * from the driver until {@link #endTrial}.
   */
  synchronized void startTrial() {
    if (trials++ == 0) {
      repreparing.leaveToDriver(statement);
    }
  }

  synchronized void endTrial() {
    if (--trials == 0) {
      repreparing.leaveToUs(statement);
    }
  }

  ResultColumns columns(ColumnDefinitions definitions) {
    for (Shape shape : shapes) {
      if (shape.definitions == definitions) {
        return shape.columns;
      }
    }
    return columnsOfSameShape(definitions);
  }

  /** The driver makes new definitions when the server sends them with the result. */
  private synchronized ResultColumns columnsOfSameShape(ColumnDefinitions definitions) {
    for (Shape shape : shapes) {
      if (Columns.sameShape(shape.definitions, definitions)) {
        return shape.columns;
      }
    }
    List<Shape> kept = new ArrayList<>(shapes);
    if (kept.size() == KEPT_SHAPES) {
      kept.remove(0);
    }
    ResultColumns columns = Columns.of(definitions);
    kept.add(new Shape(definitions, columns));
    shapes = List.copyOf(kept);
    return columns;
  }
}
