package dev.coodie.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.error.ConnectionException;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/**
 * What goes wrong while people look: a sentence in the page, and nothing that was staged is lost.
 */
class MishapPageTest {
  @RegisterExtension static final EmbeddedCoodieExtension DB = new EmbeddedCoodieExtension();
  @RegisterExtension static final TestBrowser BROWSER = new TestBrowser(DB::keyspace);

  private static final AtomicBoolean AWAY = new AtomicBoolean();

  private static RunningStudio studio;
  private Page page;

  @BeforeAll
  static void start() {
    SampleData.create(DB.coodie(), DB.keyspace());
    Coodie shaky =
        DB.coodie()
            .through(
                driver ->
                    new WatchingDriver(
                        driver,
                        statement -> {
                          if (AWAY.get()) {
                            throw new ConnectionException("coodie-601", "No node answers.");
                          }
                        }));
    studio = Studio.on(shaky).write().start();
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

  @AfterEach
  void discard() {
    AWAY.set(false);
    page.run("sessionStorage.clear()");
  }

  private void make(String table, int rows) {
    DB.coodie().execute("CREATE TABLE " + table + " (k int PRIMARY KEY, v text, b blob)");
    for (int k = 0; k < rows; k++) {
      DB.coodie().execute("INSERT INTO " + table + " (k, v) VALUES (?, 'v')", k);
    }
    page.click(".find button");
    page.table(table);
  }

  private void stage(int row, String value) {
    page.openRow(row);
    page.click(".panel button", "Edit");
    page.replace("#field-v", value);
    page.click(".panel button", "Stage");
    page.see(".staged pre", "SET v = ?");
  }

  @Test
  void a_table_that_is_dropped_while_it_is_shown_is_a_sentence_wherever_it_is_asked_for() {
    make("fleeting", 120);
    stage(0, "mine");
    DB.coodie().execute("DROP TABLE fleeting");
    String gone = "There is no table " + DB.keyspace() + ".fleeting any more.";

    page.openRow(1);
    page.see(".panel .problem", gone);
    page.click(".costs button", "Trace");
    page.see(".problem", gone);
    page.click(".staged button", "Save it");
    page.see(".staged .problem", gone);
    page.see(".staged pre", "SET v = ?");
    page.click(".pages button", "Next");
    page.see(".banner", gone);
    page.picture("dropped");
    assertThat(page.texts(".staged li")).hasSize(1);
    assertThat(page.barriers()).isEmpty();
    page.click(".find button");
    page.until(() -> page.texts(".sidebar a").contains("fleeting") ? null : true);
    page.table("guests");
    assertThat(page.texts(".staged li")).hasSize(1);
  }

  @Test
  void a_table_is_found_in_any_case_and_by_its_keyspace() {
    DB.coodie().execute("CREATE TABLE \"Spelled\" (k int PRIMARY KEY)");
    page.click(".find button");

    for (String text : List.of("Spell", DB.keyspace() + ".spelled")) {
      page.replace(".find input", text);
      page.until(() -> page.texts(".sidebar a").equals(List.of("Spelled")) ? true : null);
    }
    page.replace(".find input", "no such table");
    page.see(".sidebar [role=status]", "No table has this in its name.");
    assertThat(page.texts(".sidebar a")).isEmpty();
    assertThat(page.barriers()).isEmpty();
  }

  @Test
  void escape_closes_a_row_that_enter_opened() {
    make("closing", 2);

    page.run("document.querySelector('.grid [tabindex=\"0\"]').focus()");
    BROWSER.chrome().switchTo().activeElement().sendKeys(Keys.ENTER);
    page.see(".panel .fields");
    BROWSER.chrome().switchTo().activeElement().sendKeys(Keys.ESCAPE);

    page.until(() -> page.texts(".panel").isEmpty() ? true : null);
  }

  @Test
  void a_change_of_a_row_with_a_very_long_key_says_its_beginning() {
    DB.coodie().execute("CREATE TABLE lengthy (k text PRIMARY KEY, v text)");
    DB.coodie().execute("INSERT INTO lengthy (k, v) VALUES (?, 'v')", "k".repeat(4_000));
    page.click(".find button");
    page.table("lengthy");

    stage(0, "new");

    page.see(".staged .what", "Changes v of " + DB.keyspace() + ".lengthy, k = kkk");
    assertThat(page.see(".staged .what").getText()).hasSizeLessThan(300).contains("k…");
    page.click(".staged button", "Save it");
    page.until(() -> page.texts(".staged").isEmpty() ? true : null);
    assertThat(DB.coodie().execute("SELECT v FROM lengthy").get(0).get(0)).isEqualTo("new");
  }

  @Test
  void a_connection_that_goes_away_is_a_sentence_in_each_view_until_it_is_back() {
    make("steady", 3);
    stage(0, "kept");
    AWAY.set(true);

    page.click(".costs button", "Trace");
    page.see(".problem", "No node answers.");
    page.click(".tabs button", "Partitions");
    page.see(".problem", "No node answers.");
    page.click(".tabs button", "Rows");
    page.click(".costs .slowest");
    page.see("h1", "Slowest queries");
    page.run("history.back()");
    page.see(".banner", "No node answers.");
    page.picture("away");
    assertThat(page.texts(".staged li")).hasSize(1);
    AWAY.set(false);
    page.click(".banner button", "Try again");
    page.see(".grid .row");
    page.click(".staged button", "Save it");
    page.until(() -> page.texts(".staged").isEmpty() ? true : null);
    assertThat(DB.coodie().execute("SELECT v FROM steady"))
        .extracting(row -> row.get(0))
        .containsOnlyOnce("kept");
  }

  @Test
  void a_value_too_large_to_show_is_a_sentence_that_says_how_to_get_it() {
    make("vast", 1);
    DB.coodie().execute("UPDATE vast SET b = ? WHERE k = 0", ByteBuffer.allocate(3 << 19));
    page.click(".top .logo");
    page.table("vast");
    page.openRow(0);
    page.click(".field .link", "Show all");

    page.see(".panel .problem", "The value has 1572864 bytes, more than a page can show well.");
    page.picture("too-large");
    page.click(".panel button", "Edit");
    page.see(".form .link", "Read all of it first");
  }

  @Test
  void changes_too_large_for_a_request_or_the_server_stay_staged() {
    make("bulky", 2);
    stageLarge(0);
    page.see(".staged li:nth-child(1)");
    stageLarge(1);
    page.see(".staged li:nth-child(2)");
    page.see(".staged .problem", "This is more than the browser keeps");
    page.click(".staged button", "Save all 2");
    page.see(".staged .problem", "The request is larger than 8 MB.");
    page.picture("too-much");
    assertThat(page.texts(".staged li")).hasSize(2);
    page.click(".staged li:nth-child(2) .link", "Discard");
    page.click(".staged button", "Save it");
    page.until(
        () ->
            page.texts(".staged .problem").stream()
                    .noneMatch(text -> text.contains("larger than 8 MB"))
                ? true
                : null);
    page.see(".staged li .problem");
    page.picture("refused");
    assertThat(page.texts(".staged li")).hasSize(1);
  }

  /** Five million letters, as if they were pasted. */
  private void stageLarge(int row) {
    page.openRow(row);
    page.click(".panel button", "Edit");
    page.run(
        "const field = document.querySelector('#field-v');"
            + "Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set"
            + ".call(field, 'large '.repeat(900000));"
            + "field.dispatchEvent(new Event('input', {bubbles: true}))");
    page.click(".panel button", "Stage");
  }
}
