package dev.coodie.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.error.ConnectionException;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;

/** The page in a browser, as a person uses it. Pictures are in target/pictures. */
class PageTest {
  @RegisterExtension static final EmbeddedCoodieExtension DB = new EmbeddedCoodieExtension();

  private static final String EDITOR =
      "return !!document.querySelector('.editor')?.shadowRoot?.activeElement";

  @TempDir static Path profile;

  private static ChromeDriver chrome;
  private static RunningStudio studio;
  private static Page page;

  @BeforeAll
  static void start() {
    chrome = Chrome.open(profile);
    page = new Page(chrome, DB.keyspace());
    SampleData.create(DB.coodie(), DB.keyspace());
    studio = Studio.on(DB.coodie()).write().start();
  }

  @AfterAll
  static void stop() {
    if (studio != null) {
      studio.close();
    }
    if (chrome != null) {
      chrome.quit();
    }
  }

  @BeforeEach
  void open() {
    page.size(1280, 860);
    page.open(studio);
  }

  @Test
  void a_click_shows_rows_and_the_next_pages() {
    page.table("ticket_sales");
    String first = page.texts(".grid .row:first-child").get(0);
    page.picture("rows");
    assertThat(page.texts(".mark")).containsExactly("PK", "PK", "CK ↓", "CK ↑", "static");

    page.click(".pages button", "Next");
    page.see(".where", "Page 2");
    assertThat(page.texts(".grid .row:first-child").get(0)).isNotEqualTo(first);
    page.click(".pages button", "Previous");
    page.see(".where", "First page");
    assertThat(page.texts(".grid .row:first-child").get(0)).isEqualTo(first);
  }

  @Test
  void a_row_shows_all_of_its_values_and_its_partition() {
    page.table("films");
    page.openRow(1);
    page.see(".lens dd", "1 row");
    page.see(".age", "written");
    page.picture("row");

    assertThat(page.texts(".lens dt"))
        .containsExactly("Partition", "Table's mean", "Token", "Tombstones", "Replicas");
    assertThat(page.texts(".tree .key")).contains("0", "1");
  }

  @Test
  void a_large_value_is_shown_when_asked_for() {
    DB.coodie().execute("CREATE TABLE IF NOT EXISTS pictures (k int PRIMARY KEY, t text)");
    DB.coodie()
        .execute("INSERT INTO pictures (k, t) VALUES (1, ?)", "long ".repeat(4_000) + "the end");
    page.click(".find button");
    page.table("pictures");
    page.openRow(0);
    page.click(".field .link", "Show all");

    page.see(".value", "the end");
  }

  @Test
  void a_filter_offers_what_is_answered_and_says_why_not() {
    page.table("films");
    page.click(".add");
    page.see(".offers .why", "is no part of the key and has no index");
    page.picture("filter");
    page.click("button[aria-label='title =']");
    page.type(".condition input", "Silent Harbour", Keys.ENTER);

    page.see(".cost", "1 row");
    page.see(".costs pre", "WHERE title = ?");
    page.click(".costs .switch button", "Java");
    page.see(".costs pre", "Films_.title.eq(\"Silent Harbour\")");
    assertThat(chrome.getCurrentUrl()).contains("filter=");
    chrome.navigate().refresh();
    page.see(".cost", "1 row");
  }

  @Test
  void a_wrong_value_in_a_filter_is_a_sentence_in_the_page() {
    page.table("films");
    page.click(".add");
    page.click("button[aria-label='released =']");
    page.type(".condition input", "yesterday", Keys.ENTER);

    page.see(".banner", "The value of released is no date.");
    page.picture("problem");
  }

  @Test
  void a_change_is_staged_saved_and_shown() {
    page.table("guests");
    page.openRow(3);
    page.click(".panel button", "Edit");
    page.replace("#field-name", "Somebody Else");
    page.picture("edit");
    page.click(".panel button", "Stage");
    page.see(".staged pre", "SET name = ? WHERE email = ? IF name = ?");
    page.picture("staged");
    page.click(".staged button", "Save it");

    page.see(".grid .cell", "Somebody Else");
    assertThat(page.texts(".staged")).isEmpty();
  }

  @Test
  void what_somebody_else_changed_meanwhile_stays_and_so_does_the_staged_change() {
    page.table("guests");
    String email = page.texts(".grid .row:first-child .cell").get(0);
    page.openRow(0);
    page.click(".panel button", "Edit");
    page.replace("#field-points", "1");
    page.click(".panel button", "Stage");
    page.see(".staged pre", "points");
    DB.coodie().execute("UPDATE guests SET points = 77 WHERE email = ?", email);
    page.click(".staged button", "Save it");

    page.see(".staged .problem", "somebody changed the row since you read it. Now points = 77");
    page.picture("conflict");
    chrome.navigate().refresh();
    page.see(".staged .problem", "somebody changed the row");
    page.click(".staged button", "Discard all");
  }

  @Test
  void a_value_of_another_type_is_not_staged() {
    page.table("guests");
    page.openRow(1);
    page.click(".panel button", "Edit");
    page.replace("#field-points", "many");
    page.click(".panel button", "Stage");

    page.see(".panel .problem", "The value of points is no bigint.");
  }

  @Test
  void a_deletion_says_what_it_deletes() {
    page.table("carts");
    page.openRow(0);
    String guest = page.texts(".field.partition_key dd").get(0);
    page.click(".panel button", "Delete");
    page.see(".staged .what", "Deletes 1 row: " + DB.keyspace() + ".carts, guest = " + guest);
    page.click(".staged button", "Discard all");
  }

  @Test
  void the_editor_runs_a_statement_and_draws_a_chart() {
    String day =
        DB.coodie().execute("SELECT DISTINCT hall, day FROM ticket_sales").get(0).get(1).toString();
    page.click(".top button", "CQL");
    page.see(".editor");
    page.until(() -> page.run(EDITOR));
    String cql =
        "SELECT sold_at, seats, price FROM "
            + DB.keyspace()
            + ".ticket_sales WHERE hall = ? AND day = ?";
    write(cql);
    page.see(".parameters input");
    page.type(".parameters label:nth-child(1) input", "Blue");
    page.type(".parameters label:nth-child(2) input", day, Keys.ENTER);
    page.click(".title button", "Run");
    page.picture("editor");
    page.see(".cost", "400 rows");
    page.picture("editor");
    page.click(".switch button", "Chart");
    page.see(".chart .line");
    page.picture("chart");
    page.click(".switch button", "CSV");
    page.see(".text", "sold_at,seats,price");
    page.click(".switch button", "JSON");
    page.see(".text", "\"seats\": ");
  }

  @Test
  void the_editor_completes_names_of_the_schema() {
    page.click(".top button", "CQL");
    page.until(() -> page.run(EDITOR));
    write("SELECT * FROM " + DB.keyspace() + ".ticket");
    page.until(
        () ->
            page.run(
                "return [...document.querySelector('.editor').shadowRoot"
                    + ".querySelectorAll('.cm-completionLabel')]"
                    + ".find(e => e.textContent === 'ticket_sales') || null"));
  }

  /** Instead of what the editor remembers. */
  private static void write(String cql) {
    chrome.switchTo().activeElement().sendKeys(Keys.chord(Keys.CONTROL, "a"), cql);
  }

  @Test
  void broken_cql_is_a_sentence_in_the_page() {
    page.click(".top button", "CQL");
    page.until(() -> page.run(EDITOR));
    write("SELEKT 1");
    chrome.switchTo().activeElement().sendKeys(Keys.chord(Keys.CONTROL, Keys.ENTER));

    page.see(".banner", "[coodie-");
  }

  @Test
  void a_table_that_is_dropped_while_it_is_shown_is_a_sentence() {
    DB.coodie().execute("CREATE TABLE IF NOT EXISTS fleeting (k int PRIMARY KEY)");
    DB.coodie().execute("INSERT INTO fleeting (k) VALUES (1)");
    page.click(".find button");
    page.table("fleeting");
    DB.coodie().execute("DROP TABLE fleeting");
    chrome.navigate().refresh();

    page.see(".banner", "There is no table " + DB.keyspace() + ".fleeting any more.");
  }

  @Test
  void everything_is_found_by_its_name_without_a_mouse() {
    page.type("body", Keys.chord(Keys.CONTROL, "k"));
    page.type(".palette input", "films genre");
    page.see(".palette li", "films_by_genre");
    page.picture("palette");
    page.type(".palette input", Keys.ENTER);
    page.see("h1", "films_by_genre");
    page.see(".grid .row");
    page.run("document.querySelector('.grid [tabindex=\"0\"]').focus()");
    chrome.switchTo().activeElement().sendKeys(Keys.ARROW_DOWN);
    chrome.switchTo().activeElement().sendKeys(Keys.ARROW_RIGHT);
    chrome.switchTo().activeElement().sendKeys(Keys.ENTER);
    page.see(".panel .fields");
    assertThat(page.texts(".row.selected")).hasSize(1);
  }

  @Test
  void nothing_keeps_people_out_in_either_theme() {
    List<String> barriers = new ArrayList<>();
    for (String theme : List.of("light", "dark")) {
      page.theme(theme);
      page.table("films");
      page.openRow(0);
      page.see(".age");
      page.click(".add");
      page.see(".offers");
      page.picture("table-" + theme);
      barriers.addAll(page.barriers());
      page.click(".add");
      page.click(".panel button", "Edit");
      barriers.addAll(page.barriers());
      page.click(".tabs button", "Structure");
      page.picture("structure-" + theme);
      barriers.addAll(page.barriers());
      page.click(".tabs button", "Rows");
      page.click(".top button", "CQL");
      page.until(() -> page.run(EDITOR));
      barriers.addAll(page.barriers());
      page.click(".logo");
      page.see(".card");
      page.picture("start-" + theme);
      barriers.addAll(page.barriers());
    }
    assertThat(barriers).isEmpty();
  }

  /** Without axe, which tries to put styles into the page. */
  @Test
  void the_browser_has_nothing_to_complain_of() {
    page.forgetComplaints();
    for (String theme : List.of("light", "dark")) {
      page.theme(theme);
      page.table("films");
      page.openRow(0);
      page.see(".age");
      page.click(".add");
      page.see(".offers");
      page.click(".add");
      page.click(".tabs button", "Structure");
      page.click(".tabs button", "Rows");
      page.click(".top button", "CQL");
      page.until(() -> page.run(EDITOR));
      page.click(".logo");
      page.see(".card");
    }
    assertThat(page.complaints()).isEmpty();
  }

  @Test
  void it_is_usable_at_800_pixels() {
    page.size(800, 700);
    page.table("guests");
    page.openRow(0);
    page.see(".lens dd");
    page.picture("narrow");

    assertThat(page.run("return document.documentElement.scrollWidth <= innerWidth"))
        .isEqualTo(true);
  }

  @Test
  void production_is_red_and_nothing_can_be_changed() {
    try (RunningStudio production = Studio.on(DB.coodie()).write().production().start()) {
      page.open(production);
      page.see(".badge.red", "Production, read-only");
      page.table("guests");
      page.openRow(0);
      page.see(".lens dd");
      page.picture("production");

      assertThat(page.texts("button")).doesNotContain("Edit", "Delete", "New row");
    }
  }

  @Test
  void a_server_that_is_gone_is_a_sentence_and_staged_changes_stay() {
    RunningStudio other = Studio.on(DB.coodie()).write().start();
    page.open(other);
    page.table("guests");
    page.openRow(5);
    page.click(".panel button", "Edit");
    page.replace("#field-points", "5");
    page.click(".panel button", "Stage");
    page.see(".staged pre", "points");
    other.close();
    page.click(".staged button", "Save it");

    page.see(".staged .problem", "The studio does not answer.");
    assertThat(page.texts(".staged li")).hasSize(1);
  }

  @Test
  void a_cluster_that_goes_away_and_comes_back_loses_nothing() {
    AtomicBoolean away = new AtomicBoolean();
    Coodie shaky =
        DB.coodie()
            .through(
                driver ->
                    new WatchingDriver(
                        driver,
                        statement -> {
                          if (away.get()) {
                            throw new ConnectionException("coodie-601", "No node answers.");
                          }
                        }));
    try (RunningStudio other = Studio.on(shaky).write().start()) {
      page.open(other);
      page.table("guests");
      page.openRow(6);
      page.click(".panel button", "Edit");
      page.replace("#field-points", "6");
      page.click(".panel button", "Stage");
      page.see(".staged pre", "points");
      away.set(true);
      page.click(".staged button", "Save it");
      page.see(".staged .problem", "No node answers.");
      page.click(".pages button", "Next");
      page.see(".banner", "No node answers.");
      away.set(false);
      page.click(".banner button", "Try again");
      page.see(".where", "Page 2");
      page.click(".staged button", "Save it");
      page.until(() -> page.texts(".staged").isEmpty() ? true : null);
    }
  }

  @Test
  void the_schema_view_compares_documents_and_applies_what_is_safe() {
    DB.coodie().schema().run("CREATE TABLE IF NOT EXISTS hall (name text PRIMARY KEY, old int)");
    try (RunningStudio other = Studio.on(DB.coodie()).documents(Hall.class).write().start()) {
      page.open(other);
      page.click(".top button", "Schema");
      page.see(".change.safe pre", "ADD \"seats\" int");
      page.see(".change.destructive pre", "DROP");
      page.picture("schema");
      assertThat(page.barriers()).isEmpty();
      page.click(".schema button", "Apply 1 safe statement");
      page.see(".notice", "Done: 1 statement was run.");
      page.until(() -> page.texts(".change.safe").isEmpty() ? true : null);
    }
  }

  /** Told in docs/studio.md; the bound is the goal. */
  @Test
  void a_click_shows_rows_each_time_and_how_soon_is_printed() {
    List<Long> millis = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String table = i % 2 == 0 ? "films" : "ticket_sales";
      Object took =
          chrome.executeAsyncScript(
              "const done = arguments[2];"
                  + "const link = [...document.querySelectorAll('.sidebar a')]"
                  + ".find(a => a.textContent === arguments[0] && a.href.includes(arguments[1]));"
                  + "const begin = performance.now(); link.click();"
                  + "const look = () => document.querySelector('h1')?.textContent"
                  + ".endsWith('.' + arguments[0]) && document.querySelector('.grid .row')"
                  + " ? done(Math.round(performance.now() - begin)) : requestAnimationFrame(look);"
                  + "look();",
              table,
              DB.keyspace());
      millis.add(((Number) took).longValue());
    }
    Collections.sort(millis);
    System.out.println("first rows after the click, ms: " + millis);

    assertThat(millis).hasSize(20).allMatch(took -> took >= 0);
  }

  @Test
  void many_pages_take_little_memory() {
    Map<String, Object> before = page.memory();
    page.table("ticket_sales");
    for (int i = 0; i < 4; i++) {
      page.run("document.querySelector('.grid').scrollTop = 1e6");
      page.click(".pages button", "Next");
      page.see(".where", "Page " + (i + 2));
    }
    long used = ((Number) page.memory().get("usedSize")).longValue();
    System.out.println("heap before and after, bytes: " + before.get("usedSize") + " " + used);

    assertThat(used).isLessThan(20_000_000L);
    assertThat((Long) page.run("return document.querySelectorAll('.grid .row').length"))
        .isLessThan(80);
  }
}
