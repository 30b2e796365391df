package dev.coodie.benchmarks;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes a report. */
final class ResultFiles {
  private final Path directory;

  ResultFiles(Path directory) {
    this.directory = directory;
  }

  List<Path> write(Report report) throws IOException {
    String name =
        report.facts().get("date")
            + "-"
            + requireNonNull(report.facts().get("commit")).replace(' ', '-');
    List<Path> files = new ArrayList<>();
    Files.createDirectories(directory);
    files.add(write(name + ".md", report.markdown()));
    files.add(write(name + ".json", report.json()));
    return files;
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }
}
