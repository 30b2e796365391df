package dev.coodie.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The manual pages: {@code coodie.1}, and {@code coodie-COMMAND.1} for each command. */
final class ManPages {
  private ManPages() {}

  /** Names of files and their contents. */
  static Map<String, String> pages(CommandLine root) {
    Map<String, String> pages = new TreeMap<>();
    pages.put("coodie.1", page(root.getCommandSpec(), "coodie"));
    root.getSubcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .filter(command -> !command.name().equals("help"))
        .forEach(
            command -> {
              String name = "coodie-" + command.name();
              pages.put(name + ".1", page(command, name));
            });
    return pages;
  }

  private static String page(CommandSpec command, String name) {
    StringBuilder page = new StringBuilder();
    page.append(".TH \"").append(name.toUpperCase(Locale.ROOT)).append("\" \"1\"\n");
    page.append(".SH NAME\n").append(escaped(name)).append(" \\- ");
    page.append(escaped(String.valueOf(command.usageMessage().description()[0]))).append('\n');
    page.append(".SH SYNOPSIS\n.B ").append(escaped(command.qualifiedName())).append('\n');
    page.append(command.subcommands().isEmpty() ? arguments(command) : "COMMAND\n");
    page.append(".SH DESCRIPTION\n").append(escaped(OptionText.description(command))).append('\n');
    page.append(".SH OPTIONS\n");
    OptionText.own(command).forEach(option -> item(page, option.names(), option.text()));
    List<OptionText> connecting = OptionText.connecting(command);
    if (!connecting.isEmpty()) {
      page.append(".SS ").append(escaped(OptionGroups.CONNECTING)).append('\n');
      connecting.forEach(option -> item(page, option.names(), option.text()));
    }
    commands(page, command);
    exitCodes(page, command);
    List<String> footer = OptionText.footer(command);
    if (footer.stream().anyMatch(line -> line.startsWith("  "))) {
      page.append(".SH EXAMPLES\n.nf\n");
      footer.stream()
          .filter(line -> line.startsWith("  "))
          .forEach(line -> page.append(escaped(line)).append('\n'));
      page.append(".fi\n");
    }
    return page.toString();
  }

  private static String arguments(CommandSpec command) {
    StringBuilder text = new StringBuilder("[OPTIONS]");
    command
        .positionalParameters()
        .forEach(argument -> text.append(' ').append(argument.paramLabel()));
    return text.append('\n').toString();
  }

  private static void commands(StringBuilder page, CommandSpec command) {
    if (!command.subcommands().isEmpty()) {
      page.append(".SH COMMANDS\n");
      command
          .subcommands()
          .forEach((name, sub) -> item(page, name, OptionText.description(sub.getCommandSpec())));
    }
  }

  /** The same for all commands. */
  private static void exitCodes(StringBuilder page, CommandSpec command) {
    page.append(".SH EXIT STATUS\n");
    command
        .root()
        .usageMessage()
        .exitCodeList()
        .forEach((code, meaning) -> item(page, code.strip(), meaning));
  }

  private static void item(StringBuilder page, String name, String text) {
    page.append(".TP\n.B ").append(escaped(name)).append('\n').append(escaped(text)).append('\n');
  }

  /** Backslashes, hyphens that are not breaks, and what would be a request at the start. */
  private static String escaped(String text) {
    String safe = text.replace("\\", "\\e").replace("-", "\\-").replace("%n", "");
    return safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe;
  }
}
