package dev.coodie.demo.counters;

import dev.coodie.demo.web.UnknownException;
import dev.coodie.demo.web.WrongInputException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Views of pages. */
@RestController
@RequestMapping("/api/counters")
@Tag(name = "counters", description = "Views and likes of pages, counted by many at once")
class CountersApi {
  private final Site site;
  private final Visitors visitors;

  CountersApi(Site site, Visitors visitors) {
    this.site = site;
    this.visitors = visitors;
  }

  /**
   * What was counted.
   *
   * @param visitors how many there are now
   * @param sent views that were sent since the start
   * @param counted views that the table has more than at the start
   */
  record Counted(int visitors, long sent, long counted, List<PageViews> pages) {}

  @GetMapping
  @Operation(summary = "The counts of all pages, and how many visitors there are")
  Counted counted() {
    long sent = site.sent();
    List<PageViews> pages = site.pages();
    return new Counted(visitors.count(), sent, site.counted(pages), pages);
  }

  @PutMapping("/visitors")
  @Operation(summary = "Sets how many simulated visitors there are, 0 to 50")
  Counted visitors(@RequestParam int count) {
    if (count < 0 || count > Visitors.MOST) {
      throw new WrongInputException("There can be 0 to " + Visitors.MOST + " visitors.");
    }
    visitors.set(count);
    return counted();
  }

  @PostMapping("/{page}/views")
  @Operation(summary = "Counts one view of a page")
  Counted view(@PathVariable String page) {
    site.viewed(known(page));
    return counted();
  }

  @PostMapping("/{page}/likes")
  @Operation(summary = "Counts one like of a page")
  Counted like(@PathVariable String page) {
    site.liked(known(page));
    return counted();
  }

  private static String known(String page) {
    if (!Visitors.PAGES.contains(page)) {
      throw new UnknownException(
          "There is no page of that name. There are: " + String.join(", ", Visitors.PAGES) + ".");
    }
    return page;
  }
}
