package dev.coodie.demo.counters;

import dev.coodie.demo.Seed;
import dev.coodie.error.CoodieException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Simulated visitors, a thread each, who look at pages and like some. Thread-safe. */
@Component
public class Visitors implements Seed, DisposableBean {
  /** More would only wait for each other on a small machine. */
  static final int MOST = 50;

  static final List<String> PAGES = List.of("home", "news", "shop", "about", "help");

  private static final Logger LOG = LoggerFactory.getLogger(Visitors.class);

  private final Site site;
  private final @Nullable Thread[] threads = new Thread[MOST];
  private int wanted;

  Visitors(Site site) {
    this.site = site;
  }

  /** So many visitors from now on, 0 to {@link #MOST}. Who is to leave finishes a view first. */
  synchronized void set(int count) {
    wanted = count;
    for (int number = 0; number < count; number++) {
      if (threads[number] == null) {
        threads[number] = begun(number);
      }
    }
  }

  private Thread begun(int number) {
    Thread visitor = new Thread(() -> visit(number), "visitor-" + number);
    visitor.setDaemon(true);
    visitor.start();
    return visitor;
  }

  /** How many there are, with those who are leaving. */
  synchronized int count() {
    return (int) Arrays.stream(threads).filter(Objects::nonNull).count();
  }

  // tag::visit[]
  private void visit(int number) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    while (stays(number)) {
      String page = PAGES.get(Math.min(random.nextInt(5), random.nextInt(5)));
      try {
        site.viewed(page);
        if (random.nextInt(8) == 0) {
          site.liked(page);
        }
      } catch (CoodieException e) {
        LOG.info("A view or like was maybe not counted", e);
      }
      LockSupport.parkNanos(random.nextLong(20_000_000, 200_000_000));
    }
  }

  // end::visit[]

  private synchronized boolean stays(int number) {
    if (number >= wanted) {
      threads[number] = null;
    }
    return number < wanted;
  }

  @Override
  public String fill() {
    site.begin();
    PAGES.forEach(site::viewed);
    set(5);
    return PAGES.size() + " pages, and sent 5 visitors there";
  }

  @Override
  public void destroy() throws InterruptedException {
    @Nullable Thread[] leaving;
    synchronized (this) {
      leaving = threads.clone();
      set(0);
    }
    for (Thread visitor : leaving) {
      if (visitor != null) {
        visitor.join(2000);
      }
    }
  }
}
