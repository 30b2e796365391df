package dev.coodie.demo.counters;

import dev.coodie.demo.Seed;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Simulated visitors, a thread each, who look at pages and like some. Thread-safe. */
@Component
public class Visitors implements Seed, DisposableBean {
  /** More would only wait for each other on a small machine. */
  static final int MOST = 50;

  static final List<String> PAGES = List.of("home", "news", "shop", "about", "help");

  private final Site site;
  private final LongAdder sent = new LongAdder();
  private final Deque<Thread> threads = new ArrayDeque<>();

  Visitors(Site site) {
    this.site = site;
  }

  /** So many visitors from now on, 0 to {@link #MOST}. */
  synchronized void set(int count) {
    while (threads.size() > count) {
      threads.pop().interrupt();
    }
    while (threads.size() < count) {
      Thread visitor = new Thread(this::visit, "visitor-" + threads.size());
      visitor.setDaemon(true);
      threads.push(visitor);
      visitor.start();
    }
  }

  synchronized int count() {
    return threads.size();
  }

  /** How many views visitors have sent since the application started. */
  long sent() {
    return sent.sum();
  }

  // tag::visit[]
  private void visit() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    try {
      while (!Thread.currentThread().isInterrupted()) {
        String page = PAGES.get(Math.min(random.nextInt(5), random.nextInt(5)));
        site.viewed(page);
        sent.increment();
        if (random.nextInt(8) == 0) {
          site.liked(page);
        }
        Thread.sleep(random.nextInt(20, 200));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // leaves
    }
  }

  // end::visit[]

  @Override
  public String fill() {
    PAGES.forEach(site::viewed);
    set(5);
    return PAGES.size() + " pages with " + count() + " visitors";
  }

  @Override
  public void destroy() throws InterruptedException {
    List<Thread> leaving;
    synchronized (this) {
      leaving = List.copyOf(threads);
      set(0);
    }
    for (Thread visitor : leaving) {
      visitor.join(2000);
    }
  }
}
