package dev.coodie.benchmarks;

import static java.util.Objects.requireNonNull;

import dev.coodie.benchmarks.chart.BarChart;
import dev.coodie.benchmarks.chart.Page;
import dev.coodie.benchmarks.chart.Svg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes a report: tables, numbers, a page, and each chart. */
final class ResultFiles {
  private final Path directory;
  private final Set<Path> written = new LinkedHashSet<>();

  ResultFiles(Path directory) {
    this.directory = directory;
  }

  /** Over the files of an earlier report of the same commit and day. */
  void write(Report report) throws IOException {
    String name = name(report.facts());
    Map<String, BarChart> charts = Charts.of(report.scores());
    Files.createDirectories(directory);
    write(name + ".md", report.markdown());
    write(name + ".json", report.json());
    write(name + ".html", html(report, charts));
    for (Map.Entry<String, BarChart> chart : charts.entrySet()) {
      write(name + "-" + chart.getKey() + ".svg", Svg.of(chart.getValue()));
    }
  }

  /** Every file there is now, each once. */
  List<Path> written() {
    return List.copyOf(written);
  }

  private static String name(Map<String, String> facts) {
    String commit = requireNonNull(facts.get("commit")).replace(' ', '-');
    return facts.get("date") + "-" + commit;
  }

  private static String html(Report report, Map<String, BarChart> charts) {
    Page page = new Page("coodie, measured", report.facts());
    for (Section section : report.sections()) {
      BarChart chart = charts.get(section.id());
      String svg = chart == null ? "" : Svg.of(chart);
      page.section(section.title(), svg, section.table().rows(), section.note());
    }
    return page.html();
  }

  private void write(String name, String text) throws IOException {
    written.add(Files.writeString(directory.resolve(name), text));
  }
}
