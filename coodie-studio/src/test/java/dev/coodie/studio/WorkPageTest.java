package dev.coodie.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.test.EmbeddedCoodieExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;

/** What changes things, in a browser: migrations, tabs of the editor, files, ranges of rows. */
class WorkPageTest {
  @RegisterExtension static final EmbeddedCoodieExtension DB = new EmbeddedCoodieExtension();

  private static final String EDITOR =
      "return !!document.querySelector('.sheet:not([hidden]) .editor')?.shadowRoot?.activeElement";

  @TempDir static Path profile;
  @TempDir static Path folder;

  private static ChromeDriver chrome;
  private static RunningStudio studio;
  private static Page page;
  private static Path migrations;

  @BeforeAll
  static void start() throws IOException {
    chrome = Chrome.open(profile);
    page = new Page(chrome, DB.keyspace());
    DB.coodie().schema().run("CREATE TABLE hall (name text PRIMARY KEY)");
    DB.coodie()
        .schema()
        .run(
            "CREATE TABLE seats (hall text, row_ int, seat int, taken boolean, PRIMARY KEY (hall, row_, seat))");
    for (int i = 0; i < 60; i++) {
      DB.coodie()
          .execute(
              "INSERT INTO seats (hall, row_, seat, taken) VALUES ('Blue', ?, ?, true)",
              i / 10,
              i % 10);
      DB.coodie()
          .execute(
              "INSERT INTO seats (hall, row_, seat, taken) VALUES ('Red', ?, ?, true)",
              i / 10,
              i % 10);
    }
    migrations = Files.createDirectory(folder.resolve("migrations"));
    studio =
        Studio.on(DB.coodie())
            .documents(Hall.class)
            .migrations(migrations)
            .exports(folder.resolve("exports"))
            .write()
            .start();
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

  private static List<String> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void a_migration_is_made_applied_and_undone() throws IOException {
    List<String> barriers = new ArrayList<>();
    page.click(".top button", "Schema");
    page.see(".change.safe pre", "ADD \"seats\" int");
    page.see(".change .undo", "DROP");
    page.type(".make input", "add seats", Keys.ENTER);
    page.see(".make pre", "ALTER TABLE");
    page.picture("make-migration");
    assertThat(files(migrations)).isEmpty();
    page.click(".make button", "Write the file");
    page.see(".run h3", "1 pending migration");
    assertThat(files(migrations)).hasSize(1);
    for (String theme : List.of("light", "dark")) {
      page.theme(theme);
      page.picture("migrations-" + theme);
      barriers.addAll(page.barriers());
    }
    page.size(800, 800);
    assertThat(page.run("return document.documentElement.scrollWidth <= innerWidth"))
        .isEqualTo(true);
    page.picture("schema-narrow");
    page.click(".run button", "Apply it");
    page.see(".job .so-far", "Applied 1 migration.");
    page.see(".schema h2", "nothing differs");
    page.click(".run summary");
    page.see(".run .choices", "that data is lost");
    page.size(800, 800);
    page.picture("migrations-narrow");
    assertThat(page.run("return document.documentElement.scrollWidth <= innerWidth"))
        .isEqualTo(true);
    barriers.addAll(page.barriers());
    page.click(".run .choices input");
    page.click(".run .choices button", "Undo");
    page.see(".job .so-far", "Undid 1 migration.");
    page.see(".change.safe pre", "ADD \"seats\" int");
    assertThat(barriers).isEmpty();
  }

  @Test
  void tabs_of_the_editor_keep_their_own_texts_values_and_results() {
    page.click(".top button", "CQL");
    page.until(() -> page.run(EDITOR));
    write("SELECT * FROM " + DB.keyspace() + ".seats WHERE hall = ?");
    page.type(".parameters input", "Blue");
    page.click(".sheet:not([hidden]) .title button", "Run");
    page.see(".sheet:not([hidden]) .cost", "60 rows");
    String first = chrome.getCurrentUrl();
    assertThat(first).contains("tab=");

    page.click("[aria-label='New query']");
    page.until(() -> page.run(EDITOR));
    write("SELECT cluster_name FROM system.local");
    page.click(".sheet:not([hidden]) .title button", "Run");
    page.see(".sheet:not([hidden]) .cost", "1 row");
    page.click(".sheets button", "Rename");
    page.replace(".sheets .rename", "cluster");
    page.type(".sheets .rename", Keys.ENTER);
    page.see("[role=tab][aria-selected=true]", "cluster");
    page.picture("tabs");

    page.type("[role=tab][aria-selected=true]", Keys.ARROW_LEFT);
    page.see("[role=tab][aria-selected=true]", "Query 1");
    page.see(".sheet:not([hidden]) .cost", "60 rows");
    page.type(
        "[role=tab][aria-selected=true]", Keys.chord(Keys.CONTROL, Keys.SHIFT, Keys.ARROW_RIGHT));
    page.until(() -> page.texts("[role=tab]").equals(List.of("cluster", "Query 1")) ? true : null);

    chrome.navigate().refresh();
    page.see(".sheet:not([hidden]) .editor");
    assertThat(page.texts("[role=tab]")).containsExactly("cluster", "Query 1");
    page.until(
        () ->
            page.run(
                "return document.querySelector('.parameters input')?.value === 'Blue' || null"));
    chrome.get(first);
    page.see("[role=tab][aria-selected=true]", "Query 1");
    assertThat(page.barriers()).isEmpty();

    page.type("[role=tab][aria-selected=true]", Keys.DELETE);
    page.until(() -> page.texts("[role=tab]").equals(List.of("cluster")) ? true : null);
    page.see("select[aria-label=History] option", "WHERE hall = ?");
  }

  private static void write(String cql) {
    chrome.switchTo().activeElement().sendKeys(Keys.chord(Keys.CONTROL, "a"), cql);
  }

  @Test
  void a_table_is_exported_and_downloaded() throws IOException {
    Path downloads = Files.createDirectories(folder.resolve("downloads"));
    chrome.executeCdpCommand(
        "Browser.setDownloadBehavior",
        Map.of("behavior", "allow", "downloadPath", downloads.toString()));
    page.table("seats");
    page.click(".tabs button", "Export, import");
    page.click(".data button", "Export the whole table");
    page.see(".job.done .so-far", "120 rows");
    page.click(".job.done button", "Download");
    page.until(() -> isDownloaded(downloads));
    page.click(".data summary");
    page.see(".files li", "csv");
    for (String theme : List.of("light", "dark")) {
      page.theme(theme);
      page.picture("export-" + theme);
      assertThat(page.barriers()).isEmpty();
    }
  }

  private static Boolean isDownloaded(Path downloads) {
    try {
      for (String name : files(downloads)) {
        if (name.endsWith(".csv")) {
          return Files.readAllLines(downloads.resolve(name)).size() == 121 ? true : null;
        }
      }
      return null;
    } catch (IOException e) {
      return null;
    }
  }

  @Test
  void a_file_is_checked_and_imported() throws IOException {
    Path csv = folder.resolve("more.csv");
    Files.writeString(
        csv, "hall,row_,seat,taken\nGreen,1,1,true\nGreen,one,2,true\nGreen,1,3,false\n");
    page.table("seats");
    page.click(".tabs button", "Export, import");
    page.type("[aria-label='File to import']", csv.toString());
    page.click(".data button", "Check the file");
    page.see(".job .so-far", "2 records would be written · 1 rejected");
    page.see(".rejects td", "3");
    page.see(".rejects td", "row_");
    page.picture("import");
    assertThat(page.barriers()).isEmpty();
    page.size(800, 800);
    page.picture("import-narrow");
    assertThat(page.run("return document.documentElement.scrollWidth <= innerWidth"))
        .isEqualTo(true);
    page.click(".data button", "Import 2 records");
    page.see(".job .so-far", "2 records written");

    assertThat(DB.coodie().execute("SELECT seat FROM seats WHERE hall = 'Green'")).hasSize(2);
    DB.coodie().execute("DELETE FROM seats WHERE hall = 'Green'");
  }

  @Test
  void a_range_is_deleted_after_it_was_said_how_many_rows_that_is() {
    page.table("seats");
    page.click(".add");
    page.click("button[aria-label='hall =']");
    page.type(".condition input", "Red", Keys.ENTER);
    page.see(".cost", "60 rows");
    page.click(".add");
    page.click("button[aria-label='row_ >=']");
    page.type("[aria-label='Value of row_']", "4", Keys.ENTER);
    page.see(".cost", "20 rows");
    page.click(".tools button", "Delete these rows");
    page.see(
        ".staged .what", "Deletes 20 rows: " + DB.keyspace() + ".seats, hall = Red, row_ >= 4");
    page.see(".staged pre", "DELETE FROM");
    page.picture("delete-range");
    assertThat(page.barriers()).isEmpty();
    page.click(".staged button", "Save it");
    page.until(() -> page.texts(".staged").isEmpty() ? true : null);

    assertThat(DB.coodie().execute("SELECT seat FROM seats WHERE hall = 'Red'")).hasSize(40);
  }

  @Test
  void a_partition_is_staged_for_deletion_with_its_count() {
    page.table("seats");
    page.openRow(0);
    page.click(".panel button", "Delete partition");
    page.see(".staged .what", "rows: " + DB.keyspace() + ".seats, all with hall = ");
    page.click(".staged button", "Discard all");
  }

  @Test
  void without_a_folder_a_migration_is_refused_with_a_sentence() {
    try (RunningStudio other = Studio.on(DB.coodie()).documents(Hall.class).start()) {
      page.open(other);
      page.click(".top button", "Schema");
      page.type(".make input", "x", Keys.ENTER);
      page.see(".make .problem", "The studio knows no migrations. Start it with --migrations");
    }
  }

  @Test
  void the_browser_has_nothing_to_complain_of() {
    page.forgetComplaints();
    page.click(".top button", "Schema");
    page.see(".make");
    page.table("seats");
    page.click(".tabs button", "Export, import");
    page.see(".data");
    page.click(".top button", "CQL");
    page.until(() -> page.run(EDITOR));
    assertThat(page.complaints()).isEmpty();
  }
}
