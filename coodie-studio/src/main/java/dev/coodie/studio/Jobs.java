package dev.coodie.studio;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What runs and what ran lately. One of each kind at a time. Thread-safe. */
final class Jobs implements AutoCloseable {
  /** What the page asks about one. */
  record Request(String job) {}

  private static final int KEPT = 20;
  private static final long PATIENCE = TimeUnit.SECONDS.toMillis(10);

  private final List<Job> jobs = new ArrayList<>();
  private int count;
  private boolean closed;

  synchronized Job start(String kind, String what, Job.Work work) {
    if (closed || jobs.stream().anyMatch(job -> job.kind().equals(kind) && job.isRunning())) {
      throw StudioProblem.of(
          409,
          "coodie-1439",
          closed
              ? "The studio is being stopped, so nothing is started."
              : "There is " + kind(kind) + " under way already. Wait for its end, or stop it.");
    }
    Job job = new Job(Integer.toString(++count), kind, what, work);
    jobs.add(job);
    forget();
    job.start();
    return job;
  }

  private static String kind(String kind) {
    return kind.equals("migration") ? "a run of migrations" : "an " + kind;
  }

  private void forget() {
    Iterator<Job> oldest = jobs.iterator();
    while (jobs.size() > KEPT && oldest.hasNext()) {
      if (!oldest.next().isRunning()) {
        oldest.remove();
      }
    }
  }

  synchronized Job find(String id) {
    return jobs.stream()
        .filter(job -> job.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                StudioProblem.missing(
                    "coodie-1440",
                    "The studio does not know this any more: it was started anew, or did much"
                        + " since."));
  }

  /** The latest first. */
  synchronized List<Map<String, @Nullable Object>> json() {
    List<Map<String, @Nullable Object>> found = new ArrayList<>();
    jobs.forEach(job -> found.add(0, job.json()));
    return found;
  }

  /** Stops all in good order; what does not end soon is interrupted. */
  @Override
  public void close() {
    List<Job> running;
    synchronized (this) {
      closed = true;
      running = jobs.stream().filter(Job::isRunning).toList();
    }
    running.forEach(Job::stop);
    try {
      for (Job job : running) {
        if (!job.awaitEnd(PATIENCE)) {
          job.waiting(true);
          job.stop();
          boolean unused = job.awaitEnd(PATIENCE);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
