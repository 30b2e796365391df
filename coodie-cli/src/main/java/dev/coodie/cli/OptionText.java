package dev.coodie.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * An option or argument of a command, as manuals show it.
 *
 * @param names for example {@code -f, --file=FILE}
 * @param text what it does
 */
record OptionText(String names, String text) {
  /** Arguments first, then options in the order of the help. */
  static List<OptionText> of(CommandSpec command) {
    List<OptionText> texts = own(command);
    texts.addAll(connecting(command));
    return texts;
  }

  /** Without those for connecting. */
  static List<OptionText> own(CommandSpec command) {
    List<OptionText> texts = new ArrayList<>();
    for (PositionalParamSpec argument : command.positionalParameters()) {
      texts.add(new OptionText(argument.paramLabel(), text(argument)));
    }
    command.options().stream()
        .filter(option -> !option.hidden() && !OptionGroups.isForConnecting(option))
        .sorted(Comparator.comparingInt(OptionSpec::order))
        .forEach(option -> texts.add(new OptionText(names(option), text(option))));
    return texts;
  }

  /** Those for connecting, if the command connects. */
  static List<OptionText> connecting(CommandSpec command) {
    return command.options().stream()
        .filter(option -> !option.hidden() && OptionGroups.isForConnecting(option))
        .map(option -> new OptionText(names(option), text(option)))
        .toList();
  }

  private static String names(OptionSpec option) {
    List<String> names = new ArrayList<>();
    for (String name : option.names()) {
      names.add(option.negatable() ? name.replaceFirst("^--", "--[no-]") : name);
    }
    String value =
        option.arity().max() == 0
            ? ""
            : option.arity().min() == 0
                ? "[=" + option.paramLabel() + "]"
                : "=" + option.paramLabel();
    return String.join(", ", names) + value;
  }

  private static String text(ArgSpec argument) {
    String text = String.join(" ", argument.description());
    String standard = argument.defaultValue();
    return text.replace("${DEFAULT-VALUE}", standard == null ? "" : standard);
  }

  /** The sentences about a command. */
  static String description(CommandSpec command) {
    return String.join(" ", command.usageMessage().description());
  }

  /** The lines below its help, without picocli's line breaks. */
  static List<String> footer(CommandSpec command) {
    List<String> lines = new ArrayList<>();
    for (String line : command.usageMessage().footer()) {
      lines.add(line.replace("%n", ""));
    }
    return lines;
  }
}
