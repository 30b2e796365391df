package dev.coodie.studio;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;

/** The files of the page. They are compressed once. Thread-safe. */
final class Assets {
  /** One of them, compressed with gzip. */
  record Asset(String type, byte[] gzip) {}

  /** All that there are: no path of a request ever becomes one of a file. */
  private static final Map<String, String> TYPES =
      Map.of(
          "index.html", "text/html; charset=utf-8",
          "app.js", "text/javascript; charset=utf-8",
          "editor.js", "text/javascript; charset=utf-8",
          "app.css", "text/css; charset=utf-8",
          "icon.svg", "image/svg+xml",
          "LICENSES.txt", "text/plain; charset=utf-8");

  private final Map<String, Asset> read = new ConcurrentHashMap<>();

  Optional<Asset> find(String path) {
    String name =
        switch (path) {
          case "/" -> "index.html";
          case "/favicon.ico" -> "icon.svg";
          default -> path.substring(1);
        };
    return TYPES.containsKey(name)
        ? Optional.of(read.computeIfAbsent(name, Assets::read))
        : Optional.empty();
  }

  private static Asset read(String name) {
    try (InputStream in = Assets.class.getResourceAsStream("page/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the page lacks " + name);
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
        in.transferTo(gzip);
      }
      return new Asset(String.valueOf(TYPES.get(name)), bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
