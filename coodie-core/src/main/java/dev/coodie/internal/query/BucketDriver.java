package dev.coodie.internal.query;

import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.driver.PageInfo;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.run.Runner;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Lets the statements of many buckets look like one with many pages: its paging state says in which
 * bucket to go on, where in it, and how many rows are still wanted. So whatever reads pages reads
 * buckets.
 */
public final class BucketDriver implements Driver {
  private static final int UNLIMITED = -1;
  private static final int HEAD = 12;

  /**
   * Where to go on.
   *
   * @param bucket the number of the bucket, from 0
   * @param wanted the rows still wanted, or UNLIMITED
   * @param filled the rows that the page under way has already
   * @param inside the place in the bucket, null for its start
   */
  private record Place(int bucket, int wanted, int filled, @Nullable ByteBuffer inside) {
    /** A state can come from a token, so it is believed only as far as it makes sense. */
    static Place read(@Nullable ByteBuffer state, BucketRange range, int pageSize) {
      int limit = range.limit() == QueryState.NONE ? UNLIMITED : range.limit();
      if (state == null) {
        return new Place(0, limit, 0, null);
      }
      if (state.remaining() < HEAD) {
        throw nowhere();
      }
      ByteBuffer bytes = state.duplicate();
      int bucket = bytes.getInt();
      int wanted = bytes.getInt();
      int filled = bytes.getInt();
      boolean inRange = bucket >= 0 && bucket < range.buckets();
      boolean inLimit = limit == UNLIMITED ? wanted == UNLIMITED : wanted > 0 && wanted <= limit;
      boolean inPage = filled == 0 || (filled > 0 && filled < pageSize);
      if (!inRange || !inLimit || !inPage) {
        throw nowhere();
      }
      return new Place(bucket, wanted, filled, bytes.hasRemaining() ? bytes.slice() : null);
    }

    private static InvalidQueryException nowhere() {
      return new InvalidQueryException(
          "coodie-232",
          "The page token leads to no place in this query: it was made for other buckets, by"
              + " another version of the application. Start again with page().");
    }

    ByteBuffer write() {
      int length = inside == null ? 0 : inside.remaining();
      ByteBuffer bytes = ByteBuffer.allocate(HEAD + length);
      bytes.putInt(bucket).putInt(wanted).putInt(filled);
      if (inside != null) {
        bytes.put(inside.duplicate());
      }
      return bytes.flip();
    }
  }

  /** A page of one bucket, that goes on in the next. */
  private record Page(ResultPage rows, @Nullable ByteBuffer pagingState) implements ResultPage {
    @Override
    public ResultColumns columns() {
      return rows.columns();
    }

    @Override
    public int size() {
      return rows.size();
    }

    @Override
    public PageInfo info() {
      return rows.info();
    }

    @Override
    public Iterator<Row> iterator() {
      return rows.iterator();
    }
  }

  private final Runner runner;
  private final BucketRange range;

  public BucketDriver(Runner runner, BucketRange range) {
    this.runner = runner;
    this.range = range;
  }

  /**
   * The statement with a paging state that comes from a token.
   *
   * @throws InvalidQueryException if the state is no place in the range
   */
  public static CqlStatement from(ByteBuffer state, CqlStatement statement, BucketRange range) {
    Place place = Place.read(state, range, statement.pageSize());
    return statement.withPagingState(place.write());
  }

  @Override
  public CompletionStage<ResultPage> execute(CqlStatement statement) {
    Place place = Place.read(statement.pagingState(), range, statement.pageSize());
    CqlStatement inBucket =
        range
            .statement(place.bucket(), place.wanted())
            .withPageSize(pageSize(statement.pageSize(), place))
            .withPagingState(place.inside());
    int size = statement.pageSize();
    return Runner.then(runner.execute(inBucket), page -> new Page(page, next(place, page, size)));
  }

  /** No more than the page under way has room for, and than are wanted. */
  private static int pageSize(int size, Place place) {
    int room = size == QueryState.NONE ? QueryState.NONE : size - place.filled();
    if (place.wanted() == UNLIMITED) {
      return room;
    }
    return room == QueryState.NONE ? place.wanted() : Math.min(room, place.wanted());
  }

  private @Nullable ByteBuffer next(Place place, ResultPage page, int size) {
    ByteBuffer inside = page.pagingState();
    int bucket = inside == null ? place.bucket() + 1 : place.bucket();
    int wanted = place.wanted() == UNLIMITED ? UNLIMITED : place.wanted() - page.size();
    if (wanted == 0 || bucket >= range.buckets()) {
      return null;
    }
    int filled = place.filled() + page.size();
    return new Place(bucket, wanted, filled >= size ? 0 : filled, inside).write();
  }

  @Override
  public void checkMayBlock() {
    runner.driver().checkMayBlock();
  }
}
