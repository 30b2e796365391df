package dev.coodie.studio;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page as a person uses it. */
final class Page {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Path PICTURES = Path.of("target", "pictures");

  private final ChromeDriver chrome;

  private final String keyspace;

  Page(ChromeDriver chrome, String keyspace) {
    this.chrome = chrome;
    this.keyspace = keyspace;
  }

  void open(RunningStudio studio) {
    chrome.get(studio.address().toString());
    see(".sidebar a");
  }

  WebElement see(String css) {
    return until(
        () ->
            chrome.findElements(By.cssSelector(css)).stream()
                .filter(WebElement::isDisplayed)
                .findFirst()
                .orElse(null));
  }

  /** Waits until an element says this. */
  void see(String css, String text) {
    until(
        () ->
            chrome.findElements(By.cssSelector(css)).stream()
                .filter(element -> element.getText().contains(text))
                .findFirst()
                .orElse(null));
  }

  void click(String css, String text) {
    until(
            () ->
                chrome.findElements(By.cssSelector(css)).stream()
                    .filter(element -> element.isDisplayed() && element.getText().contains(text))
                    .findFirst()
                    .orElse(null))
        .click();
  }

  void click(String css) {
    see(css).click();
  }

  void table(String name) {
    click(".sidebar a[href='#/table/" + keyspace + "/" + name + "']");
    see("h1", keyspace + "." + name);
    see(".grid .row");
  }

  List<String> texts(String css) {
    return until(
        () -> chrome.findElements(By.cssSelector(css)).stream().map(WebElement::getText).toList());
  }

  void type(String css, CharSequence... keys) {
    see(css).sendKeys(keys);
  }

  void replace(String css, String text) {
    WebElement field = see(css);
    field.sendKeys(Keys.chord(Keys.CONTROL, "a"));
    field.sendKeys(text);
  }

  /** Into the editor of CQL, instead of what it has. */
  void write(String cql) {
    see(".editor");
    until(
        () -> {
          Object focused =
              run(
                  "const root = document.querySelector('.editor')?.shadowRoot;"
                      + "root?.querySelector('.cm-content')?.focus(); return !!root?.activeElement");
          return Boolean.TRUE.equals(focused) ? true : null;
        });
    chrome.switchTo().activeElement().sendKeys(Keys.chord(Keys.CONTROL, "a"), cql);
  }

  void openRow(int index) {
    String script =
        "document.querySelectorAll('.grid .row')[arguments[0]]"
            + ".dispatchEvent(new MouseEvent('dblclick', {bubbles: true}))";
    run(script, index);
    see(".panel .fields, .panel .form");
  }

  Object run(String script, Object... arguments) {
    return ((JavascriptExecutor) chrome).executeScript(script, arguments);
  }

  void theme(String name) {
    run("document.documentElement.dataset.theme = arguments[0]", name);
  }

  void size(int width, int height) {
    chrome.manage().window().setSize(new Dimension(width, height));
  }

  void picture(String name) {
    try {
      Files.createDirectories(PICTURES);
      Files.write(PICTURES.resolve(name + ".png"), chrome.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What axe finds that keeps people out. */
  List<String> barriers() {
    try (InputStream axe = Page.class.getResourceAsStream("/axe.min.js")) {
      run(new String(Objects.requireNonNull(axe).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Object found =
        chrome.executeAsyncScript(
            "const done = arguments[arguments.length - 1];"
                + "axe.run().then(r => done(r.violations"
                + ".filter(v => v.impact === 'serious' || v.impact === 'critical')"
                + ".map(v => v.id + ': ' + v.nodes.map(n => n.html + ' '"
                + " + (n.any[0] ? n.any[0].message : '')).join(' | '))))");
    return ((List<?>) found).stream().map(String::valueOf).toList();
  }

  /** Waits until there is something. */
  <T> T until(Supplier<T> wanted) {
    return new WebDriverWait(chrome, PATIENCE, Duration.ofMillis(50))
        .ignoring(StaleElementReferenceException.class)
        .until(driver -> wanted.get());
  }

  /** Forgets what other tests did; the log comes late, so it is read until it has this, too. */
  void forgetComplaints() {
    String end = "forgotten at " + System.nanoTime();
    run("console.error(arguments[0])", end);
    until(() -> complaints().stream().anyMatch(line -> line.contains(end)) ? true : null);
  }

  /** What the browser's console complained of since it was asked before. */
  List<String> complaints() {
    return chrome.manage().logs().get("browser").getAll().stream()
        .map(entry -> entry.getMessage())
        .toList();
  }

  Map<String, Object> memory() {
    chrome.executeCdpCommand("HeapProfiler.collectGarbage", Map.of());
    return chrome.executeCdpCommand("Runtime.getHeapUsage", Map.of());
  }
}
