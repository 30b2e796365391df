package dev.coodie.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.driver.Row;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A partition of 100,000 rows, and rows of 1 MB, scrolled to their end in a browser. */
class LargePageTest {
  @RegisterExtension static final EmbeddedCoodieExtension DB = new EmbeddedCoodieExtension();
  @RegisterExtension static final TestBrowser BROWSER = new TestBrowser(DB::keyspace);

  private static final int ROWS = 100_000;
  private static final int BATCH = 100;
  private static final long MOST_HEAP = 20_000_000;

  /** A machine that builds something else at the same time is slow, too. */
  private static final long LONGEST_TASK_MILLIS = 2_000;

  private static RunningStudio studio;
  private Page page;

  @BeforeAll
  static void start() {
    DB.coodie()
        .schema()
        .run(
            "CREATE TABLE wide (k int, c int, name text, note text, n double, PRIMARY KEY (k, c))");
    DB.coodie().schema().run("CREATE TABLE heavy (k int, c int, t text, PRIMARY KEY (k, c))");
    fill();
    for (int c = 0; c < 30; c++) {
      DB.coodie()
          .execute("INSERT INTO heavy (k, c, t) VALUES (1, ?, ?)", c, "12345678".repeat(1 << 17));
    }
    studio = Studio.on(DB.coodie()).start();
  }

  /** In batches of one partition. */
  private static void fill() {
    String batch =
        "BEGIN UNLOGGED BATCH "
            + "INSERT INTO wide (k, c, name, note, n) VALUES (1, ?, ?, ?, ?); ".repeat(BATCH)
            + "APPLY BATCH";
    List<CompletionStage<List<Row>>> writes = new ArrayList<>();
    for (int first = 0; first < ROWS; first += BATCH) {
      List<Object> values = new ArrayList<>();
      for (int c = first; c < first + BATCH; c++) {
        values.addAll(
            List.of(c, "name of row " + c, "a note as long as notes are, in row " + c, c / 7.0));
      }
      writes.add(DB.coodie().async().execute(batch, values.toArray()));
    }
    writes.forEach(Waiting::forResult);
  }

  @AfterAll
  static void stop() {
    if (studio != null) {
      studio.close();
    }
  }

  @BeforeEach
  void open() {
    page = BROWSER.page();
    page.size(1280, 860);
    page.open(studio);
    page.run(
        "window.longest = 0; new PerformanceObserver(list => list.getEntries().forEach("
            + "task => window.longest = Math.max(window.longest, task.duration)))"
            + ".observe({type: 'longtask'})");
  }

  /** From top to bottom, a frame for each step. */
  private void scroll() {
    BROWSER
        .chrome()
        .executeAsyncScript(
            "const done = arguments[0]; const grid = document.querySelector('.grid');"
                + "const step = () => { const before = grid.scrollTop; grid.scrollTop += 6000;"
                + " grid.scrollTop === before ? done() : requestAnimationFrame(step) };"
                + "step()");
  }

  private String lastKey() {
    return String.valueOf(
        page.run(
            "return [...document.querySelectorAll('.grid .row')].at(-1)"
                + ".querySelector('.clustering').textContent"));
  }

  private long heap() {
    return ((Number) page.memory().get("usedSize")).longValue();
  }

  private long longestTask() {
    return ((Number) page.run("return Math.round(window.longest)")).longValue();
  }

  @Test
  void a_hundred_thousand_rows_are_scrolled_without_keeping_them() {
    long before = heap();
    long most = 0;
    page.table("wide");
    BROWSER
        .chrome()
        .executeScript(
            "const size = document.querySelector('.sizes select'); size.value = '1000';"
                + "size.dispatchEvent(new Event('change', {bubbles: true}))");
    page.see(".cost", "1000 rows");
    int pages = 1;
    long begin = System.nanoTime();
    while (true) {
      scroll();
      assertThat(lastKey()).isEqualTo(String.valueOf(pages * 1_000 - 1));
      if (pages % 20 == 0) {
        most = Math.max(most, heap() - before);
      }
      if (pages == ROWS / 1_000) {
        break;
      }
      page.click(".pages button", "Next");
      pages++;
      page.see(".where", "Page " + pages);
    }
    System.out.printf(
        "100,000 rows scrolled in %d s; rows in the browser: %.1f MB; the longest task: %d ms%n",
        (System.nanoTime() - begin) / 1_000_000_000L, most / 1e6, longestTask());

    assertThat(most).isLessThan(MOST_HEAP);
    assertThat((Long) page.run("return document.querySelectorAll('.grid .row').length"))
        .isLessThan(80);
    assertThat(longestTask()).isLessThan(LONGEST_TASK_MILLIS);
  }

  @Test
  void rows_of_a_megabyte_are_scrolled_and_opened() {
    long before = heap();
    page.table("heavy");
    int rows = 0;
    int pages = 1;
    while (true) {
      scroll();
      rows = Integer.parseInt(lastKey()) + 1;
      if (rows == 30) {
        break;
      }
      page.click(".pages button", "Next");
      pages++;
      page.see(".where", "Page " + pages);
    }
    long scrolled = heap() - before;
    page.openRow(0);
    page.click(".field .link", "Show all 1.0 MB");
    page.until(
        () ->
            page.texts(".field .value").stream().anyMatch(t -> t.length() == 1 << 20)
                ? true
                : null);
    page.picture("megabyte");
    System.out.printf(
        "30 rows of 1 MB on %d pages; in the browser: %.1f MB, with a whole value %.1f MB;"
            + " the longest task: %d ms%n",
        pages, scrolled / 1e6, (heap() - before) / 1e6, longestTask());

    assertThat(pages).isBetween(2, 15);
    assertThat(scrolled).isLessThan(MOST_HEAP);
    assertThat(heap() - before).isLessThan(MOST_HEAP);
    assertThat(longestTask()).isLessThan(LONGEST_TASK_MILLIS);
  }
}
