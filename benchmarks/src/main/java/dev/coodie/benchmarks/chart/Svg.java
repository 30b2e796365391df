package dev.coodie.benchmarks.chart;

import java.util.Locale;

/**
 * A chart as SVG. Colours are in a style sheet within it, which follows the reader's light or dark
 * mode, so the file looks right alone and on a page.
 */
public final class Svg {
  private static final int WIDTH = 760;
  private static final int LABELS = 260;
  private static final int TEXTS = 140;
  private static final int BAR = 14;
  private static final int STEP = 18;
  private static final int GAP = 22;
  private static final int HEAD = 54;

  private static final String STYLE =
      """
      <style>
        svg { --paper: #ffffff; --ink: #1f2430; --soft: #6a7180; --bar: #b9c1d0; --ours: #2f6fd6; --line: #dfe3ea; }
        @media (prefers-color-scheme: dark) {
          svg { --paper: #171a21; --ink: #e6e9f0; --soft: #98a1b3; --bar: #4a5468; --ours: #5b9bff; --line: #2b313d; }
        }
        text { font: 12px system-ui, -apple-system, "Segoe UI", sans-serif; fill: var(--ink); }
        .title { font-size: 16px; font-weight: 600; }
        .soft { fill: var(--soft); }
        .group { font-weight: 600; }
        .right { text-anchor: end; }
        .bar { fill: var(--bar); }
        .ours { fill: var(--ours); }
        .bold { font-weight: 600; }
        .line { stroke: var(--line); }
        .paper { fill: var(--paper); }
      </style>
      """;

  private final StringBuilder body = new StringBuilder();
  private int y = HEAD;

  private Svg() {}

  /** Each group has its own scale: bars are compared within it. */
  public static String of(BarChart chart) {
    Svg svg = new Svg();
    svg.text(20, 26, "title", chart.title());
    svg.text(20, 44, "soft", chart.unit());
    chart.groups().forEach(svg::group);
    return svg.document(chart.title());
  }

  private void group(BarChart.Group group) {
    body.append(line(20, WIDTH - 20, y + 4));
    y += GAP;
    text(20, y + BAR - 3, "group", group.label());
    double scale = (WIDTH - LABELS - TEXTS) / group.longest();
    for (BarChart.Bar bar : group.bars()) {
      String bold = bar.ours() ? " bold" : "";
      text(LABELS - 8, y + BAR - 3, "right" + bold, bar.label());
      double length = Math.max(1.5, bar.value() * scale);
      body.append(
          String.format(
              Locale.ROOT,
              "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\"/>%n",
              bar.ours() ? "ours" : "bar",
              LABELS,
              y,
              length,
              BAR));
      text(LABELS + length + 6, y + BAR - 3, "soft" + bold, bar.text());
      y += STEP;
    }
  }

  private void text(double x, int baseline, String style, String text) {
    body.append(
        String.format(
            Locale.ROOT,
            "<text class=\"%s\" x=\"%.1f\" y=\"%d\">%s</text>%n",
            style,
            x,
            baseline,
            escaped(text)));
  }

  private String document(String title) {
    int height = y + 20;
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\">%n"
            .formatted(WIDTH, height, WIDTH, height)
        + "<title>"
        + escaped(title)
        + "</title>\n"
        + STYLE
        + "<rect class=\"paper\" width=\"%d\" height=\"%d\"/>%n".formatted(WIDTH, height)
        + body
        + "</svg>\n";
  }

  private static String line(int from, int to, int y) {
    return "<line class=\"line\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>%n"
        .formatted(from, to, y, y);
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
