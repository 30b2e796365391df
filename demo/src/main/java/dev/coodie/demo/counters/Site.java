package dev.coodie.demo.counters;

import dev.coodie.Counters;
import java.util.List;
import org.springframework.stereotype.Service;

/** Counts what happens on the pages of a site. */
@Service
public class Site {
  private static final String NAME = "demo";

  private final Counters<PageViews> counters;

  Site(Counters<PageViews> counters) {
    this.counters = counters;
  }

  // tag::count[]
  /** One more, whoever counts at the same time; nobody reads before writing. */
  void viewed(String page) {
    counters.at(PageViews_.key(NAME, page)).update(PageViews_.views.add(1));
  }

  void liked(String page) {
    counters.at(PageViews_.key(NAME, page)).update(PageViews_.likes.add(1));
  }

  List<PageViews> pages() {
    return counters.find(PageViews_.partition(NAME)).all();
  }
  // end::count[]
}
