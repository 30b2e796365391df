package dev.coodie.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The end of a node's log, and of what it printed, as text to put into a message. */
record LogTail(List<String> log, List<String> console, Path file) {
  private static final int LINES = 25;
  private static final Pattern REASON =
      Pattern.compile("Exception \\(\\S+\\) encountered during startup: (.*)");

  private static final Pattern DISK_FULL =
      Pattern.compile("FSDiskFullWriteError|No space left on device|Disk quota exceeded");

  static LogTail of(Path log, Path console) {
    return new LogTail(lines(log), lines(console), log);
  }

  /** What the node itself said was wrong. */
  Optional<String> reason() {
    return console.stream()
        .map(REASON::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1).strip())
        .map(reason -> reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason)
        .findFirst();
  }

  boolean contains(String text) {
    return log.stream().anyMatch(line -> line.contains(text))
        || console.stream().anyMatch(line -> line.contains(text));
  }

  /** Whether this start, unlike those before it in the log, found that nothing can be written. */
  boolean saysDiskFull() {
    return console.stream().anyMatch(LogTail::saysDiskFull);
  }

  static boolean saysDiskFull(String line) {
    return DISK_FULL.matcher(line).find();
  }

  /** Starts with a line break; empty when the node wrote nothing. */
  String text() {
    List<String> shown = log.isEmpty() ? console : log;
    if (shown.isEmpty()) {
      return "";
    }
    List<String> last = shown.subList(Math.max(0, shown.size() - LINES), shown.size());
    return "\n--- the last lines of " + file + "\n" + String.join("\n", last) + "\n---";
  }

  private static List<String> lines(Path file) {
    try {
      // Not readAllLines: a log may hold bytes that are no UTF-8.
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
