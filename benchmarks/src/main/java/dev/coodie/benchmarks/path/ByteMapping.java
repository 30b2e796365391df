package dev.coodie.benchmarks.path;

import static java.util.Objects.requireNonNull;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.protocol.internal.util.Bytes;
import dev.coodie.benchmarks.Reading;
import dev.coodie.benchmarks.ReadingBytes;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The limit: straight between buffers and fields, without a check. */
final class ByteMapping implements RowMapping {
  @Override
  public void bind(BoundStatementBuilder bound, Reading reading) {
    ReadingBytes.bind(bound, reading);
  }

  @Override
  public void bind(BoundStatementBuilder bound, int marker, String value) {
    bound.setBytesUnsafe(marker, ReadingBytes.bytes(value));
  }

  @Override
  public void bind(BoundStatementBuilder bound, int marker, UUID value) {
    bound.setBytesUnsafe(marker, ReadingBytes.bytes(value));
  }

  @Override
  public void bind(BoundStatementBuilder bound, int marker, int value) {
    bound.setBytesUnsafe(marker, ByteBuffer.allocate(4).putInt(0, value));
  }

  @Override
  public void bind(BoundStatementBuilder bound, int marker, long value) {
    bound.setBytesUnsafe(marker, ByteBuffer.allocate(8).putLong(0, value));
  }

  @Override
  public void bind(BoundStatementBuilder bound, int marker, List<UUID> value) {
    ByteBuffer cell = ByteBuffer.allocate(4 + 20 * value.size()).putInt(value.size());
    for (UUID each : value) {
      cell.putInt(16)
          .putLong(each.getMostSignificantBits())
          .putLong(each.getLeastSignificantBits());
    }
    bound.setBytesUnsafe(marker, cell.flip());
  }

  @Override
  public void bind(BoundStatementBuilder bound, int marker, float[] vector) {
    ByteBuffer cell = ByteBuffer.allocate(4 * vector.length);
    cell.asFloatBuffer().put(vector);
    bound.setBytesUnsafe(marker, cell);
  }

  @Override
  public Reading reading(Row row) {
    return ReadingBytes.read(row);
  }

  @Override
  public Passage passage(Row row) {
    float[] meaning = new float[Passage.DIMENSION];
    cell(row, 2).asFloatBuffer().get(meaning);
    return new Passage(cell(row, 0).getInt(0), ReadingBytes.text(cell(row, 1)), meaning);
  }

  @Override
  public Pet pet(Row row) {
    String owner = ReadingBytes.text(cell(row, 0));
    int number = cell(row, 1).getInt(0);
    String name = ReadingBytes.text(cell(row, 3));
    return switch (ReadingBytes.text(cell(row, 2))) {
      case "cat" -> new Pet.Cat(owner, number, name, cell(row, 4).get(0) != 0);
      case "dog" -> new Pet.Dog(owner, number, name, ReadingBytes.text(cell(row, 5)));
      default -> new Pet.Bird(owner, number, name, cell(row, 6).getDouble(0));
    };
  }

  @Override
  public boolean applied(AsyncResultSet result) {
    return cell(requireNonNull(result.one()), 0).get(0) != 0;
  }

  @Override
  public @Nullable String token(AsyncResultSet page) {
    ByteBuffer state = page.getExecutionInfo().getPagingState();
    return state == null ? null : Bytes.toHexString(state);
  }

  @Override
  public BoundStatement from(BoundStatement statement, String token) {
    return statement.setPagingState(Bytes.fromHexString(token));
  }

  private static ByteBuffer cell(Row row, int column) {
    return requireNonNull(row.getBytesUnsafe(column));
  }
}
