package dev.coodie.benchmarks.path;

import static java.util.Objects.requireNonNull;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PagingState;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.data.CqlVector;
import dev.coodie.benchmarks.Reading;
import dev.coodie.benchmarks.ReadingIdioms;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The driver as its manual shows it. */
final class IdiomMapping implements RowMapping {
  @Override
  public void bind(BoundStatementBuilder bound, Reading reading) {
    ReadingIdioms.bind(bound, reading);
  }

  @Override
  public void bind(BoundStatementBuilder bound, int marker, String value) {
    var unused = bound.setString(marker, value);
  }

  @Override
  public void bind(BoundStatementBuilder bound, int marker, UUID value) {
    var unused = bound.setUuid(marker, value);
  }

  @Override
  public void bind(BoundStatementBuilder bound, int marker, int value) {
    var unused = bound.setInt(marker, value);
  }

  @Override
  public void bind(BoundStatementBuilder bound, int marker, long value) {
    var unused = bound.setLong(marker, value);
  }

  @Override
  public void bind(BoundStatementBuilder bound, int marker, List<UUID> value) {
    var unused = bound.setList(marker, value, UUID.class);
  }

  @Override
  public void bind(BoundStatementBuilder bound, int marker, float[] vector) {
    var unused = bound.setVector(marker, vector(vector), Float.class);
  }

  @Override
  public Reading reading(Row row) {
    return ReadingIdioms.read(row);
  }

  @Override
  public Passage passage(Row row) {
    CqlVector<Float> vector = requireNonNull(row.getVector(2, Float.class));
    return new Passage(row.getInt(0), text(row, 1), floats(vector));
  }

  @Override
  public Pet pet(Row row) {
    String owner = text(row, 0);
    int number = row.getInt(1);
    String name = text(row, 3);
    return switch (text(row, 2)) {
      case "cat" -> new Pet.Cat(owner, number, name, row.getBoolean(4));
      case "dog" -> new Pet.Dog(owner, number, name, text(row, 5));
      default -> new Pet.Bird(owner, number, name, row.getDouble(6));
    };
  }

  @Override
  public boolean applied(AsyncResultSet result) {
    return result.wasApplied();
  }

  @Override
  public @Nullable String token(AsyncResultSet page) {
    PagingState state = page.getExecutionInfo().getSafePagingState();
    return state == null ? null : state.toString();
  }

  @Override
  public BoundStatement from(BoundStatement statement, String token) {
    return statement.setPagingState(PagingState.fromString(token));
  }

  static CqlVector<Float> vector(float[] vector) {
    List<Float> boxed = new ArrayList<>(vector.length);
    for (float each : vector) {
      boxed.add(each);
    }
    return CqlVector.newInstance(boxed);
  }

  static float[] floats(CqlVector<Float> vector) {
    float[] floats = new float[vector.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = vector.get(i);
    }
    return floats;
  }

  private static String text(Row row, int column) {
    return requireNonNull(row.getString(column));
  }
}
