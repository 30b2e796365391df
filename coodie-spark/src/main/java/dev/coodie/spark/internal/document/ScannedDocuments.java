package dev.coodie.spark.internal.document;

import dev.coodie.scan.Scan;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The documents of a scan, for the thread of a task. Pages are asked for ahead, and handed over as
 * tasks, which this thread runs when it needs the next one. Belongs to that thread.
 */
final class ScannedDocuments<D> implements Iterator<D>, AutoCloseable {
  private final BlockingQueue<Runnable> pages = new LinkedBlockingQueue<>();
  private final CompletableFuture<?> end;
  private Iterator<D> documents = Collections.emptyIterator();
  private boolean ended;

  ScannedDocuments(Scan<D> scan) {
    this.end =
        scan.executor(pages::add)
            .async()
            .forEachPage(page -> documents = page.items().iterator())
            .toCompletableFuture();
    CompletionStage<?> unused = end.whenComplete((result, error) -> pages.add(this::finish));
  }

  @Override
  public boolean hasNext() {
    while (!ended && !documents.hasNext()) {
      takePage();
    }
    return documents.hasNext();
  }

  private void finish() {
    ended = true;
    Object unused = end.join();
  }

  private void takePage() {
    try {
      pages.take().run();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException own ? own : e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("The task was stopped while it waited for documents.");
    }
  }

  @Override
  public D next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return documents.next();
  }

  @Override
  public void close() {
    end.cancel(true);
  }
}
