package dev.coodie.studio;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Files as attachments. A browser saves one without holding it in memory only when it follows a
 * link, which is a GET; so the page asks for a ticket first, as it asks for all data, and the link
 * has the ticket, which is good once. Thread-safe.
 */
final class Downloads {
  /** What is given for a ticket; a directory of several files is given as a ZIP. */
  private record Ticket(Path file, String name) {}

  static final String PATH = "/download/";
  private static final int MOST = 100;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Map<String, Ticket> tickets =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Ticket> eldest) {
          return size() > MOST;
        }
      };

  synchronized Map<String, Object> offer(Path export, String name) {
    List<Path> parts = ExportFolder.parts(export);
    Path file = parts.size() == 1 ? parts.get(0) : export;
    byte[] random = new byte[24];
    RANDOM.nextBytes(random);
    String ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    tickets.put(ticket, new Ticket(file, Files.isDirectory(file) ? name + ".zip" : name));
    return Map.of("path", PATH + ticket);
  }

  private synchronized @Nullable Ticket take(String ticket) {
    return tickets.remove(ticket);
  }

  void send(HttpExchange exchange, String path) throws IOException {
    Ticket ticket = take(path.substring(PATH.length()));
    if (ticket == null || !Files.exists(ticket.file())) {
      throw StudioProblem.missing(
          "coodie-1449",
          "This download was made already, or is not there any more. Ask for it again in the"
              + " studio.");
    }
    exchange
        .getResponseHeaders()
        .set(
            "Content-Disposition",
            "attachment; filename=\"" + ticket.name().replaceAll("[^A-Za-z0-9._-]", "_") + "\"");
    if (Files.isDirectory(ticket.file())) {
      exchange.sendResponseHeaders(200, 0);
      zip(ExportFolder.parts(ticket.file()), exchange.getResponseBody());
      return;
    }
    long size = Files.size(ticket.file());
    exchange.sendResponseHeaders(200, size == 0 ? -1 : size);
    try (OutputStream out = exchange.getResponseBody()) {
      Files.copy(ticket.file(), out);
    }
  }

  /** What is inside is compressed already. */
  private static void zip(List<Path> files, OutputStream out) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(0);
      for (Path file : files) {
        zip.putNextEntry(new ZipEntry(ExportFolder.name(file)));
        Files.copy(file, zip);
        zip.closeEntry();
      }
    }
  }
}
