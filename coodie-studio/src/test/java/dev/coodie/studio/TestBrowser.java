package dev.coodie.studio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.chrome.ChromeDriver;

/** A browser for the tests of a class, with a profile that is thrown away. */
final class TestBrowser implements BeforeAllCallback, AfterAllCallback {
  private final Supplier<String> keyspace;
  private Path profile;
  private ChromeDriver chrome;
  private Page page;

  /** Opens tables of that keyspace. */
  TestBrowser(Supplier<String> keyspace) {
    this.keyspace = keyspace;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    profile = Files.createTempDirectory("coodie-browser");
    chrome = Chrome.open(profile);
    page = new Page(chrome, keyspace.get());
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    if (chrome != null) {
      chrome.quit();
    }
    try (Stream<Path> files = Files.walk(profile)) {
      List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : all) {
        Files.deleteIfExists(file);
      }
    }
  }

  ChromeDriver chrome() {
    return chrome;
  }

  Page page() {
    return page;
  }
}
