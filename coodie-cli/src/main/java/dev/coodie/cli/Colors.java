package dev.coodie.cli;

import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * Colours of lines at a terminal. {@code NO_COLOR} switches them off.
 *
 * @param ansi whether there are any
 */
record Colors(Ansi ansi) {
  static Colors ofTerminal() {
    return new Colors(Ansi.AUTO);
  }

  /** What is fine. */
  String good(String line) {
    return with(Style.fg_green, line);
  }

  /** What there is still to do. */
  String open(String line) {
    return with(Style.fg_yellow, line);
  }

  /** What is wrong, or gets lost. */
  String bad(String line) {
    return with(Style.fg_red, line);
  }

  /** A plan for people, each line by its sign. */
  String plan(String text) {
    StringBuilder lines = new StringBuilder();
    text.lines()
        .map(
            line ->
                line.startsWith("  + ")
                    ? good(line)
                    : line.startsWith("  ~ ")
                        ? open(line)
                        : line.startsWith("  - ") || line.startsWith("  ! ") ? bad(line) : line)
        .forEach(line -> lines.append(line).append('\n'));
    return lines.toString().stripTrailing();
  }

  private String with(IStyle style, String line) {
    return ansi.enabled() ? style.on() + line + style.off() : line;
  }
}
