package dev.coodie.test;

import dev.coodie.annotation.Preview;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.Row;
import dev.coodie.model.DocumentModel;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Gives a {@link FakeDriver} its answers. Documents and values are encoded and come back as they
 * would from a server. Every method returns the fake driver, for chaining.
 */
public sealed interface Answers permits FakeDriver, FakeDriver.Matching {
  /** An answer of your own. */
  FakeDriver answers(Answer answer);

  /**
   * The rows of these documents, none if there are none. A statement with a page size gets them in
   * pages.
   */
  @SuppressWarnings("unchecked") // the elements are only read
  default <D> FakeDriver returns(Class<D> type, D... documents) {
    return returns(Models.of(type), documents);
  }

  /** The same with a hand-written model. */
  @SuppressWarnings("unchecked") // the elements are only read
  default <D> FakeDriver returns(DocumentModel<D> model, D... documents) {
    return returnsRows(Encoded.columns(model), Encoded.rows(model, Arrays.asList(documents)));
  }

  /** Rows made by hand, such as those of {@code count(*)}. */
  default FakeDriver returnsRows(ResultColumns columns, Row... rows) {
    return returnsRows(columns, List.of(rows));
  }

  /** The same from a list. */
  default FakeDriver returnsRows(ResultColumns columns, List<? extends Row> rows) {
    return answers(new CannedPages(columns, List.of(rows)));
  }

  /**
   * One page per list, whatever the page size; a list may be empty. The page size of a statement
   * divides them further.
   */
  default <D> FakeDriver returnsPages(Class<D> type, List<? extends List<? extends D>> pages) {
    return returnsPages(Models.of(type), pages);
  }

  /** The same with a hand-written model. */
  default <D> FakeDriver returnsPages(
      DocumentModel<D> model, List<? extends List<? extends D>> pages) {
    return answers(
        new CannedPages(
            Encoded.columns(model),
            pages.stream().map(page -> Encoded.rows(model, page)).toList()));
  }

  /**
   * What a conditional write returns: that it was applied, or that it was not and there is no row.
   */
  default FakeDriver returnsApplied(boolean applied) {
    return returnsRows(Encoded.APPLIED, List.of(Encoded.applied(applied)));
  }

  /** What a conditional write returns that was rejected because of a row. */
  default <D> FakeDriver returnsRejected(Class<D> type, D current) {
    return returnsRejected(Models.of(type), current);
  }

  /** The same with a hand-written model. */
  default <D> FakeDriver returnsRejected(DocumentModel<D> model, D current) {
    Row row = Encoded.rejected(model, current);
    return returnsRows(row.columns(), List.of(row));
  }

  /**
   * What a transaction returns: for each of its reads, in order, the document as it was before, or
   * the class of its documents where there is no such row. Whether it was applied follows from that
   * by the conditions.
   */
  @Preview
  default FakeDriver returnsReads(Object... documentsOrClasses) {
    Row row = Encoded.reads(Arrays.asList(documentsOrClasses));
    return returnsRows(row.columns(), List.of(row));
  }

  /** A failure, as the driver reports it; see {@code dev.coodie.error} for those of a server. */
  default FakeDriver fails(Throwable error) {
    return answers(statement -> CompletableFuture.failedFuture(error));
  }
}
