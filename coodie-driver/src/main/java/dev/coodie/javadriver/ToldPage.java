package dev.coodie.javadriver;

import dev.coodie.driver.PageInfo;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import java.nio.ByteBuffer;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A page of which there is more to tell than usual. */
record ToldPage(ResultPage page, PageInfo info) implements ResultPage {
  @Override
  public ResultColumns columns() {
    return page.columns();
  }

  @Override
  public int size() {
    return page.size();
  }

  @Override
  public @Nullable ByteBuffer pagingState() {
    return page.pagingState();
  }

  @Override
  public Iterator<Row> iterator() {
    return page.iterator();
  }
}
