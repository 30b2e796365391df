package dev.coodie.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The pages in a browser. */
class PagesTest {
  private static final Pattern REQUESTED =
      Pattern.compile("\"Network.requestWillBeSent\".*?\"url\":\"([^\"]+)\"");

  private static Chromium chromium;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
    chromium.look(1440, "light");
  }

  @AfterAll
  static void stop() throws IOException {
    if (chromium != null) {
      chromium.close();
    }
  }

  /** After every test: nothing came from elsewhere, and no script failed or was forbidden. */
  @AfterEach
  void everything_came_from_here_and_nothing_failed() {
    Set<String> elsewhere = new TreeSet<>();
    for (LogEntry entry : chromium.driver().manage().logs().get(LogType.PERFORMANCE)) {
      Matcher requested = REQUESTED.matcher(entry.getMessage());
      while (requested.find()) {
        String url = requested.group(1);
        if (!url.startsWith(RunningDemo.address() + "/")
            && !url.startsWith("data:")
            && !url.startsWith("chrome:")) { // the browser's own first page
          elsewhere.add(url);
        }
      }
    }
    List<String> complaints =
        chromium.driver().manage().logs().get(LogType.BROWSER).getAll().stream()
            .map(LogEntry::getMessage)
            .filter(message -> !message.contains("409"))
            .toList();

    assertThat(elsewhere).isEmpty();
    assertThat(complaints).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "iot", "names", "counters", "search"})
  void every_page_fits_a_narrow_and_a_wide_window_in_light_and_dark(String page)
      throws InterruptedException {
    open(page);
    await("document.querySelector('.start, #cql b') !== null");
    for (int width : new int[] {400, 1440}) {
      for (String scheme : List.of("light", "dark")) {
        chromium.look(width, scheme);
        Thread.sleep(250); // for a look at what moves

        chromium.screenshot((page.isEmpty() ? "start" : page) + "-" + width + "-" + scheme);
        assertThat(script("return document.documentElement.scrollWidth")).isEqualTo((long) width);
        assertThat(script("return getComputedStyle(document.body).backgroundColor"))
            .isEqualTo(scheme.equals("dark") ? "rgb(16, 19, 28)" : "rgb(246, 247, 251)");
      }
    }
    chromium.look(1440, "light");
  }

  @Test
  void sensors_are_live_and_walk_back_by_pages() {
    open("iot");
    await("document.querySelectorAll('#sensors li').length === 4");
    await("document.querySelector('#live canvas') && document.querySelector('#history canvas')");
    await("document.getElementById('range').textContent.startsWith('Page 1:')");
    String first = text("range");

    id("older").click();
    await("document.getElementById('range').textContent.startsWith('Page 2:')");
    assertThat(text("range")).isNotEqualTo(first);
    assertThat(text("cql-request")).isEqualTo("GET /api/iot/sensors/attic/history");
    assertThat(text("cql")).contains("SELECT", "WHERE \"sensor\" = ? AND \"day\" = ?");

    id("newer").click();
    await("document.getElementById('range').textContent.startsWith('Page 1:')");
    assertThat(id("newer").isEnabled()).isFalse();
  }

  @Test
  void one_wins_the_name_and_the_conflict_is_shown_side_by_side() {
    open("names");
    await("document.querySelector('#editor-Bob .version').textContent !== 'version –'");

    id("name").clear();
    id("name").sendKeys("nova", Keys.ENTER);
    await("document.querySelectorAll('.claim').length === 2");
    assertThat(all(".claim.won")).hasSize(1);
    assertThat(all(".claim.lost")).hasSize(1);
    assertThat(text("cql")).contains("INSERT INTO", "IF NOT EXISTS", "2 ×");
    chromium.screenshot("names-race");

    type("#editor-Ann [name=motto]", "Poetry is engineering");
    one("#editor-Ann .main").click();
    await("document.querySelector('#editor-Ann .outcome').className.includes('good')");
    type("#editor-Bob [name=motto]", "Engines are poems");
    one("#editor-Bob .main").click();
    await("document.querySelector('#editor-Bob .outcome').className.includes('bad')");
    assertThat(one("#editor-Bob .outcome").getText())
        .contains("Not saved", "Engines are poems", "Poetry is engineering");
    assertThat(text("cql")).contains("IF \"version\" = ?");
    chromium.screenshot("names-conflict");

    one("#editor-Bob .reload").click();
    await("document.querySelector('#editor-Bob [name=motto]').value === 'Poetry is engineering'");
    one("[aria-label='Make nova free again']").click();
    await("!document.querySelector('#taken').textContent.includes('nova')");
  }

  @Test
  void counts_are_live_and_visitors_can_be_sent_away() {
    open("counters");
    await("document.querySelectorAll('#pages li').length === 5");
    script("document.getElementById('visitors').focus()");
    id("visitors").sendKeys(Keys.END);
    await("document.getElementById('visitors-now').textContent === '50'");
    String counted = text("counted");
    await("document.getElementById('counted').textContent !== '" + counted + "'");

    id("stop").click();
    await("document.getElementById('visitors-now').textContent === '0'");
    await("document.getElementById('verdict').textContent.startsWith('Nobody')");
    await(
        "document.getElementById('sent').textContent"
            + " === document.getElementById('counted').textContent");

    one("[data-page=shop] [data-what=like]").click();
    await("document.getElementById('cql').textContent.includes('\"likes\" = \"likes\" + ?')");
    script("document.getElementById('visitors').value = 5");
  }

  @Test
  void products_are_found_by_meaning_and_by_index() {
    open("search");
    await("document.querySelectorAll('#hits li').length === 8");
    assertThat(all("#hits strong").stream().limit(2).map(WebElement::getText))
        .contains("Sleeping bag");
    assertThat(text("cql")).contains("ANN OF");

    id("q").clear();
    id("price").sendKeys("30");
    one("#search [value=kitchen]").click();
    await("document.getElementById('note').textContent.startsWith('By category')");
    assertThat(all("#hits .badge").stream().map(WebElement::getText)).containsOnly("kitchen");
    assertThat(text("cql")).contains("\"category\" = ?", "\"cents\" <= ?").doesNotContain("ANN OF");
  }

  @Test
  void the_whole_menu_can_be_reached_by_keyboard() {
    open("search");
    WebElement body = one("body");
    body.sendKeys(Keys.TAB);
    assertThat(focused()).isEqualTo("Skip to the content");
    for (String each : List.of("coodie demos", "Sensors", "Names", "Counters", "Search", "REST")) {
      chromium.driver().switchTo().activeElement().sendKeys(Keys.TAB);
      assertThat(focused()).isEqualTo(each);
    }
  }

  @Test
  void the_rest_part_has_a_page() {
    open("rest");
    await("document.querySelectorAll('.opblock').length > 8");
    chromium.screenshot("rest");
    assertThat(one(".swagger-ui").getText()).contains("/api/names/{name}/race", "counters");
  }

  private static String focused() {
    return chromium.driver().switchTo().activeElement().getText().replaceAll("\\s+", " ").strip();
  }

  private static void open(String page) {
    chromium.driver().get(RunningDemo.address() + "/" + page);
  }

  private static void await(String condition) {
    new WebDriverWait(chromium.driver(), Duration.ofSeconds(30), Duration.ofMillis(50))
        .withMessage(condition)
        .until(driver -> Boolean.TRUE.equals(script("return Boolean(" + condition + ")")));
  }

  private static Object script(String script) {
    return chromium.driver().executeScript(script);
  }

  private static void type(String selector, String text) {
    one(selector).clear();
    one(selector).sendKeys(text);
  }

  private static String text(String id) {
    return id(id).getText();
  }

  private static WebElement id(String id) {
    return chromium.driver().findElement(By.id(id));
  }

  private static WebElement one(String selector) {
    return chromium.driver().findElement(By.cssSelector(selector));
  }

  private static List<WebElement> all(String selector) {
    return chromium.driver().findElements(By.cssSelector(selector));
  }
}
