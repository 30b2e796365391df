package dev.coodie.demo.counters;

import dev.coodie.Counters;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Service;

/** Counts what happens on the pages of a site. */
@Service
public class Site {
  private static final String NAME = "demo";

  private final Counters<PageViews> counters;
  private final LongAdder sent = new LongAdder();
  private volatile long before;

  Site(Counters<PageViews> counters) {
    this.counters = counters;
  }

  // tag::count[]
  /** One more, whoever counts at the same time; nobody reads before writing. */
  void viewed(String page) {
    counters.at(PageViews_.key(NAME, page)).update(PageViews_.views.add(1));
    sent.increment();
  }

  void liked(String page) {
    counters.at(PageViews_.key(NAME, page)).update(PageViews_.likes.add(1));
  }

  List<PageViews> pages() {
    return counters.find(PageViews_.partition(NAME)).all();
  }

  // end::count[]

  /** From now on, views are compared with what is sent. */
  void begin() {
    before = views(pages()) - sent();
  }

  /** How many views this process has sent. */
  long sent() {
    return sent.sum();
  }

  /** How many of them the table has, if nobody else counts there. */
  long counted(List<PageViews> pages) {
    return views(pages) - before;
  }

  private static long views(List<PageViews> pages) {
    return pages.stream().mapToLong(PageViews::views).sum();
  }
}
