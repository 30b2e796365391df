package dev.coodie.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** The files of the page that are committed are those that its committed sources make. */
class BundleTest {
  private static final Path WEB = Path.of("src", "main", "web");
  private static final Path PAGE =
      Path.of("src", "main", "resources", "dev", "coodie", "studio", "page");

  /** The same list and the same bytes as in build.mjs. */
  private static String hashOfSources() throws IOException, NoSuchAlgorithmException {
    List<String> files =
        new ArrayList<>(List.of("build.mjs", "package-lock.json", "package.json", "tsconfig.json"));
    try (Stream<Path> sources = Files.walk(WEB.resolve("src"))) {
      sources
          .filter(Files::isRegularFile)
          .map(file -> WEB.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .forEach(files::add);
    }
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (String file : files) {
      digest.update((file + "\n").getBytes(StandardCharsets.UTF_8));
      digest.update(Files.readAllBytes(WEB.resolve(file)));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  @Test
  void the_page_was_built_from_its_sources() throws Exception {
    assertThat(Files.readString(PAGE.resolve("sources.sha256")).strip())
        .as("Run npm ci and npm run build in coodie-studio/src/main/web, and commit the result")
        .isEqualTo(hashOfSources());
  }

  @Test
  void every_version_is_fixed_and_no_registry_is_named() throws IOException {
    assertThat(Files.readString(WEB.resolve("package.json"))).doesNotContain("^", "~");
    assertThat(Files.readString(WEB.resolve("package-lock.json")))
        .contains("\"integrity\"")
        .doesNotContain("\"resolved\"")
        .doesNotContain("registry");
  }

  @Test
  void the_licence_of_each_part_is_told_and_permissive() throws IOException {
    String licences = Files.readString(PAGE.resolve("LICENSES.txt"));
    List<String> parts =
        Pattern.compile("^\\S+ \\d+\\.\\d+\\.\\d+ \\((.*)\\)$", Pattern.MULTILINE)
            .matcher(licences)
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(parts).hasSizeGreaterThan(8).containsOnly("MIT");
    assertThat(licences).contains("preact", "@codemirror/view", "@lezer/common", "style-mod");
  }

  @Test
  void the_page_is_smaller_than_600_kB_compressed() throws IOException {
    long bytes = 0;
    for (String file : List.of("index.html", "app.js", "editor.js", "app.css", "icon.svg")) {
      ByteArrayOutputStream compressed = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
        gzip.write(Files.readAllBytes(PAGE.resolve(file)));
      }
      bytes += compressed.size();
    }
    System.out.println("the page, compressed: " + bytes + " bytes");

    assertThat(bytes).isLessThan(600_000);
  }

  @Test
  void the_page_loads_nothing_from_elsewhere() throws IOException {
    assertThat(Files.readString(PAGE.resolve("index.html"))).doesNotContain("http", "//");
    assertThat(Files.readString(PAGE.resolve("app.css"))).doesNotContain("url(", "@import");
    assertThat(Files.readString(PAGE.resolve("app.js"))).doesNotContain("https://", "eval(");
  }
}
