package dev.coodie.studio;

import dev.coodie.error.CoodieException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something that takes long, in a thread of its own; the page asks how far it is. It ends in good
 * order when it is told to stop. Thread-safe.
 */
final class Job {
  /** What it does: tells the job how far it is, and asks it whether to stop. */
  @FunctionalInterface
  interface Work {
    /** Returns when all is done. */
    void run(Job job);
  }

  private static final Logger LOG = LoggerFactory.getLogger(Studio.class);

  private final String id;
  private final String kind;
  private final String what;
  private final Map<String, @Nullable Object> told = new LinkedHashMap<>();
  private final Thread thread;
  private String state = "running";
  private boolean stopping;
  private boolean waiting;

  /**
   * One that is not started yet.
   *
   * @param kind {@code migration}, {@code export} or {@code import}; one of each runs at a time
   * @param what a few words for people
   */
  Job(String id, String kind, String what, Work work) {
    this.id = id;
    this.kind = kind;
    this.what = what;
    this.thread = new Thread(() -> run(work), "coodie-studio-" + kind);
    this.thread.setDaemon(true);
  }

  String id() {
    return id;
  }

  String kind() {
    return kind;
  }

  void start() {
    thread.start();
  }

  private void run(Work work) {
    try {
      work.run(this);
      end("done", null, null);
    } catch (CancellationException e) {
      end("stopped", null, null);
    } catch (StudioProblem e) {
      end("failed", e.sentence(), e.id());
    } catch (CoodieException e) {
      end(isInterrupted() ? "stopped" : "failed", PageWords.of(e), e.id());
    } catch (RuntimeException e) {
      LOG.warn("The studio could not end its {}", kind, e);
      end("failed", "The studio failed to do that; its log says more about it.", "coodie-1412");
    }
  }

  private synchronized void end(String how, @Nullable String problem, @Nullable String problemId) {
    state = how;
    if (problem != null) {
      told.put("problem", problem);
      told.put("problemId", problemId);
    }
  }

  /** Shown from now on under this name. */
  synchronized void tell(String name, @Nullable Object value) {
    told.put(name, value);
  }

  synchronized boolean isRunning() {
    return state.equals("running");
  }

  synchronized boolean isStopping() {
    return stopping;
  }

  private synchronized boolean isInterrupted() {
    return stopping && waiting;
  }

  /** Whether it waits for something, and so cannot ask whether to stop. */
  synchronized void waiting(boolean now) {
    waiting = now;
  }

  /**
   * Called by the work where it can stop.
   *
   * @throws CancellationException if it shall
   */
  void check() {
    if (isStopping()) {
      throw new CancellationException("stopped");
    }
  }

  synchronized void stop() {
    stopping = true;
    if (waiting) {
      thread.interrupt();
    }
  }

  /** Waits for its end; whether it has ended. */
  boolean awaitEnd(long millis) throws InterruptedException {
    thread.join(millis);
    return !thread.isAlive();
  }

  synchronized Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", id);
    json.put("kind", kind);
    json.put("what", what);
    json.put("state", state);
    json.put("stopping", stopping);
    json.putAll(told);
    return json;
  }
}
