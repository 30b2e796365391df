package dev.coodie.studio;

import dev.coodie.test.EmbeddedCoodieExtension;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.chrome.ChromeDriver;

class LookTest {
  @RegisterExtension static final EmbeddedCoodieExtension DB = new EmbeddedCoodieExtension();

  @TempDir Path profile;

  @Test
  void look() throws Exception {
    SampleData.create(DB.coodie(), DB.keyspace());
    ChromeDriver chrome = Chrome.open(profile);
    try (RunningStudio studio = Studio.on(DB.coodie()).write().start()) {
      Page page = new Page(chrome);
      page.open(studio);
      page.picture("1-start");
      page.table("films");
      page.picture("2-films");
      page.openRow(2);
      page.see(".lens dd");
      page.picture("3-row");
      page.theme("dark");
      page.picture("4-row-dark");
      System.out.println(page.barriers());
      System.out.println(page.complaints());
      page.click(".add");
      page.see(".offers");
      page.picture("5-offers-dark");
      page.theme("light");
      page.picture("6-offers");
      page.run(
          "location.hash = '#/cql?q=' + encodeURIComponent(\"SELECT sold_at, seats, price FROM "
              + DB.keyspace()
              + ".ticket_sales WHERE hall = 'Blue' AND day = '\" + new Date(Date.now() - 86400000).toISOString().slice(0,10) + \"'\")");
      Thread.sleep(1500);
      page.click("button.primary", "Run");
      page.see(".grid .row");
      page.picture("7-cql");
      page.click(".switch button", "Chart");
      page.see("svg");
      page.picture("8-chart");
      System.out.println(page.barriers());
      System.out.println(page.complaints());
    } finally {
      chrome.quit();
    }
  }
}
