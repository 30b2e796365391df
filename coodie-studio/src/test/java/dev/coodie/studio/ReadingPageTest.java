package dev.coodie.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.test.EmbeddedCoodieExtension;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/** What the page tells of queries and partitions, in a browser. Pictures are in target/pictures. */
class ReadingPageTest {
  @RegisterExtension static final EmbeddedCoodieExtension DB = new EmbeddedCoodieExtension();
  @RegisterExtension static final TestBrowser BROWSER = new TestBrowser(DB::keyspace);

  private static RunningStudio studio;
  private Page page;

  @BeforeAll
  static void start() {
    SampleData.create(DB.coodie(), DB.keyspace());
    DB.coodie().execute("CREATE TABLE words (word text PRIMARY KEY, n int)");
    for (String word : List.of("a, b", "c", "(d)")) {
      DB.coodie().execute("INSERT INTO words (word, n) VALUES (?, 1)", word);
    }
    studio = Studio.on(DB.coodie()).mask("street").write().start();
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
  }

  @Test
  void a_trace_is_a_waterfall_with_the_slow_steps_in_words() {
    List<String> barriers = new ArrayList<>();
    for (String theme : List.of("light", "dark")) {
      page.theme(theme);
      page.table("ticket_sales");
      page.click(".costs button", "Trace");
      page.see(".waterfall tbody tr");
      page.picture("trace-" + theme);
      barriers.addAll(page.barriers());
      assertThat(page.texts(".waterfall .activity"))
          .anyMatch(step -> step.contains("live rows and 0 tombstone cells"));
      assertThat(page.texts(".waterfall td:last-child"))
          .anyMatch(thread -> thread.startsWith("ReadStage"));
      assertThat(page.texts(".trace .slow li")).isNotEmpty();
      page.type(".trace", Keys.ESCAPE);
      page.until(() -> page.texts(".trace").isEmpty() ? true : null);
      page.click(".logo");
    }
    assertThat(barriers).isEmpty();
  }

  @Test
  void a_statement_of_the_editor_is_traced_too_and_only_what_reads() {
    page.click(".top button", "CQL");
    page.write("SELECT * FROM " + DB.keyspace() + ".guests LIMIT 5");
    page.click(".title button", "Run");
    page.see(".cost", "5 rows");
    page.click(".costs button", "Trace");
    page.see(".trace .summary", "live rows read");
    page.picture("trace-editor");
    page.write("CREATE TABLE IF NOT EXISTS " + DB.keyspace() + ".made (k int PRIMARY KEY)");
    page.click(".title button", "Run");
    page.see(".nothing", "Done.");

    assertThat(page.texts(".costs button")).doesNotContain("Trace");
  }

  @Test
  void each_cost_tells_the_node_and_the_slowest_queries_open_again() {
    page.table("ticket_sales");
    page.see(".cost", "by 127.0.0.");
    page.click(".add");
    page.click("button[aria-label='hall =']");
    page.type(".condition input", "Blue");
    page.click(".add");
    page.click("button[aria-label='day =']");
    page.type(".condition:nth-child(2) input", "2026-11-30", Keys.ENTER);
    page.see(".costs pre", "WHERE hall = ? AND day = ?");
    page.see(".grid .row");
    page.click(".costs .slowest");
    page.see("h1", "Slowest queries");
    page.see(".report small", "hall = Blue");
    page.picture("slowest");
    assertThat(page.barriers()).isEmpty();
    page.click(".report a", "WHERE hall = ? AND day = ?");
    page.see(".costs pre", "WHERE hall = ? AND day = ?");
  }

  @Test
  void partitions_are_told_with_the_place_that_each_number_is_from() {
    for (String theme : List.of("light", "dark")) {
      page.theme(theme);
      page.table("ticket_sales");
      page.click(".tabs button", "Partitions");
      page.see(".report code", "system_views.max_partition_size");
      page.see(".report td", "at least 100");
      page.picture("partitions-" + theme);
      assertThat(page.barriers()).isEmpty();
      page.click(".report a", "hall = ");
      page.see(".costs pre", "WHERE hall = ? AND day = ?");
      page.click(".logo");
    }
  }

  @Test
  void the_lens_counts_tombstones_when_asked_to() {
    DB.coodie().execute("CREATE TABLE IF NOT EXISTS dying (k int, c int, PRIMARY KEY (k, c))");
    for (int c = 0; c < 30; c++) {
      DB.coodie().execute("INSERT INTO dying (k, c) VALUES (1, ?)", c);
    }
    for (int c = 0; c < 25; c++) {
      DB.coodie().execute("DELETE FROM dying WHERE k = 1 AND c = ?", c);
    }
    page.click(".find button");
    page.table("dying");
    page.openRow(0);
    page.click(".lens button", "Count with a trace");

    page.see(".lens dd", "25 read with 5 rows");
    page.picture("tombstones");
  }

  @Test
  void values_of_in_have_a_field_each_so_that_any_letter_may_be_in_them() {
    page.table("words");
    page.click(".add");
    page.click("button[aria-label='word IN']");
    page.type(".condition input", "a, b");
    page.click(".condition button[aria-label='One more value of word']");
    page.type("input[aria-label='Value 2 of word']", "(d)");
    page.click(".condition button[aria-label='One more value of word']");
    page.picture("in");
    assertThat(page.barriers()).isEmpty();
    page.click("button[aria-label='Remove value 3 of word']");
    page.type("input[aria-label='Value 2 of word']", Keys.ENTER);

    page.see(".cost", "2 rows");
    assertThat(page.texts(".grid .cell.partition_key")).contains("a, b", "(d)").doesNotContain("c");
    page.click(".costs .switch button", "Java");
    page.see(".costs pre", "Words_.word.in(\"a, b\", \"(d)\")");
  }

  @Test
  void a_masked_field_is_a_sign_and_its_column_is_not_changed() {
    page.table("guests");
    page.see(".grid .cell", "street: ••••••");
    page.openRow(0);
    page.see(".tree .masked", "masked");
    page.picture("masked-field");
    page.click(".panel button", "Edit");
    page.see(".form .null", "fields of it are masked: not changed here");
  }
}
