package dev.coodie.transfer;

import dev.coodie.Coodie;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.ResultPage;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The rows of one statement, page by page; a position is the server's paging state. */
final class QueryRows implements RowSource {
  private final Coodie coodie;
  private final CqlStatement statement;
  private final ResultPage first;

  /** From {@code position}, or from the beginning if that is null. */
  QueryRows(Coodie coodie, CqlStatement statement, @Nullable String position) {
    this.coodie = coodie;
    this.statement = statement;
    this.first = page(position == null ? null : ByteBuffer.wrap(HexFormat.of().parseHex(position)));
  }

  @Override
  public long total() {
    return 0;
  }

  @Override
  public ResultColumns columns() {
    return first.columns();
  }

  @Override
  public void read(Sink sink) {
    ResultPage page = first;
    page.forEach(sink::row);
    for (ByteBuffer state = page.pagingState(); state != null; state = page.pagingState()) {
      sink.reached(hex(state), 0);
      page = page(state);
      page.forEach(sink::row);
    }
    sink.reached(null, 0);
  }

  private ResultPage page(@Nullable ByteBuffer state) {
    CqlStatement next = statement.withPagingState(state);
    return Waiting.on(Retries.run(() -> coodie.async().execute(next)));
  }

  private static String hex(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    return HexFormat.of().formatHex(copy);
  }
}
