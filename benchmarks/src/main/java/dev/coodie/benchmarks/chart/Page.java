package dev.coodie.benchmarks.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A page of facts, tables and charts: one file, nothing from elsewhere, no scripts. */
public final class Page {
  private static final String STYLE =
      """
      :root { color-scheme: light dark; --paper: #ffffff; --ink: #1f2430; --soft: #6a7180; --line: #dfe3ea;
        --yes: #1a7f4b; --no: #c2362b; --ours: #2f6fd6; }
      @media (prefers-color-scheme: dark) {
        :root { --paper: #171a21; --ink: #e6e9f0; --soft: #98a1b3; --line: #2b313d;
          --yes: #5fce93; --no: #ff8a7d; --ours: #5b9bff; }
      }
      body { margin: 0 auto; max-width: 60rem; padding: 2rem 1.2rem 4rem; background: var(--paper);
        color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; }
      h1 { font-size: 1.7rem; margin: 0 0 .3rem; } h2 { font-size: 1.15rem; margin: 2.6rem 0 .6rem; }
      p, dl { color: var(--soft); } dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; }
      dt { color: var(--ink); } dd { margin: 0; }
      .wide { overflow-x: auto; } svg { max-width: 100%; height: auto; display: block; margin: .8rem 0; }
      table { border-collapse: collapse; font-size: 13.5px; font-variant-numeric: tabular-nums; }
      th, td { padding: .28rem .7rem; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap; }
      th:first-child, td:first-child { text-align: left; padding-left: 0; }
      th { color: var(--soft); font-weight: 600; } .ours { color: var(--ours); font-weight: 600; }
      .yes { color: var(--yes); font-weight: 600; } .no { color: var(--no); font-weight: 700; }
      """;

  private final String title;
  private final Map<String, String> facts = new LinkedHashMap<>();
  private final List<String> parts = new ArrayList<>();

  /** An empty page. */
  public Page(String title, Map<String, String> facts) {
    this.title = title;
    this.facts.putAll(facts);
  }

  /** A heading, a drawing if there is one, the rows of a table with its heads first, and a note. */
  public void section(String heading, String svg, List<List<String>> rows, String note) {
    StringBuilder part = new StringBuilder();
    part.append("<h2>").append(Svg.escaped(heading)).append("</h2>\n").append(svg);
    part.append("<div class=\"wide\"><table>\n");
    for (int row = 0; row < rows.size(); row++) {
      part.append("<tr>");
      for (String cell : rows.get(row)) {
        part.append(cell(row == 0 ? "th" : "td", cell, rows.get(row).get(0)));
      }
      part.append("</tr>\n");
    }
    part.append("</table></div>\n");
    if (!note.isEmpty()) {
      part.append("<p>").append(Svg.escaped(note)).append("</p>\n");
    }
    parts.add(part.toString());
  }

  private static String cell(String tag, String markdown, String head) {
    String text = markdown.replace("*", "").replace("`", "");
    boolean ours = text.equals("coodie") || head.replace("*", "").equals("coodie");
    String style = text.equals("yes") || text.equals("no") ? text : ours ? "ours" : "";
    String with = style.isEmpty() ? "" : " class=\"" + style + "\"";
    return "<" + tag + with + ">" + Svg.escaped(text) + "</" + tag + ">";
  }

  /** The whole file. */
  public String html() {
    StringBuilder page = new StringBuilder();
    page.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.append("<title>").append(Svg.escaped(title)).append("</title>\n");
    page.append("<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n");
    page.append("<h1>").append(Svg.escaped(title)).append("</h1>\n<dl>\n");
    facts.forEach(
        (name, value) ->
            page.append("<dt>")
                .append(Svg.escaped(name))
                .append("</dt><dd>")
                .append(Svg.escaped(value))
                .append("</dd>\n"));
    page.append("</dl>\n");
    parts.forEach(page::append);
    return page.append("</body>\n</html>\n").toString();
  }
}
