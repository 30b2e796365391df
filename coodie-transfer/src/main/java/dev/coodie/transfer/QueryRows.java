package dev.coodie.transfer;

import dev.coodie.Coodie;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of one statement, page by page; a position is the server's paging state. */
final class QueryRows implements RowSource {
  private final Coodie coodie;
  private final CqlStatement statement;
  private @Nullable ResultPage page;
  private @Nullable ByteBuffer state;
  private boolean begun;

  /** From {@code position}, or from the beginning if that is null. */
  QueryRows(Coodie coodie, CqlStatement statement, @Nullable String position) {
    this.coodie = coodie;
    this.statement = statement;
    this.state = position == null ? null : ByteBuffer.wrap(HexFormat.of().parseHex(position));
  }

  @Override
  public long total() {
    return 0;
  }

  @Override
  public ResultColumns columns() {
    if (page == null) {
      page = fetch();
    }
    return page.columns();
  }

  @Override
  public @Nullable Portion next() {
    ResultPage ready = page;
    page = null;
    if (ready == null) {
      if (begun && state == null) {
        return null;
      }
      ready = fetch();
    }
    List<Row> rows = new ArrayList<>(ready.size());
    ready.forEach(rows::add);
    return new Portion(rows, state == null ? "" : hex(state), 0);
  }

  private ResultPage fetch() {
    CqlStatement next = statement.withPagingState(state);
    ResultPage fetched = Waiting.on(Retries.run(() -> coodie.async().execute(next)));
    begun = true;
    state = fetched.pagingState();
    return fetched;
  }

  private static String hex(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    return HexFormat.of().formatHex(copy);
  }

  @Override
  public void close() {}
}
