package dev.coodie.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options of a command in its help: its own first, those for connecting under them. */
final class OptionGroups {
  static final String CONNECTING =
      "Connecting (each also by its variable, or in coodie.properties):";

  private static final Set<String> CONNECTION =
      CommandSpec.forAnnotatedObject(new ConnectionOptions(Shell.ofProcess())).options().stream()
          .map(OptionSpec::longestName)
          .collect(Collectors.toUnmodifiableSet());

  private OptionGroups() {}

  /**
   * Whether a command has this option since it connects. A command that has only some of their
   * names means something of its own by them.
   */
  static boolean isForConnecting(OptionSpec option) {
    return CONNECTION.contains(option.longestName())
        && option.command().optionsMap().keySet().containsAll(CONNECTION);
  }

  /** Makes the help of a command short and grouped. */
  static void in(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    spec.usageMessage().customSynopsis(synopsis(spec));
    command
        .getHelpSectionMap()
        .put(CommandLine.Model.UsageMessageSpec.SECTION_KEY_OPTION_LIST, OptionGroups::text);
  }

  /** The options that must be given, and the arguments. */
  private static String synopsis(CommandSpec spec) {
    StringJoiner line = new StringJoiner(" ");
    line.add(spec.qualifiedName()).add("[options]");
    spec.options().stream()
        .filter(option -> option.required() && option.group() == null)
        .forEach(option -> line.add(option.shortestName() + "=" + option.paramLabel()));
    spec.positionalParameters()
        .forEach(
            argument ->
                line.add(
                    argument.arity().min() == 0
                        ? "[" + argument.paramLabel() + "]"
                        : argument.paramLabel()));
    return line.toString();
  }

  private static String text(Help help) {
    List<OptionSpec> own = new ArrayList<>();
    List<OptionSpec> connecting = new ArrayList<>();
    help.commandSpec().options().stream()
        .filter(option -> !option.hidden())
        .sorted(Comparator.comparingInt(OptionSpec::order))
        .forEach(option -> (isForConnecting(option) ? connecting : own).add(option));
    return text(help, own)
        + (connecting.isEmpty()
            ? ""
            : System.lineSeparator()
                + CONNECTING
                + System.lineSeparator()
                + text(help, connecting));
  }

  private static String text(Help help, List<OptionSpec> options) {
    Help.Layout layout = help.createDefaultLayout();
    layout.addOptions(options, help.parameterLabelRenderer());
    return layout.toString();
  }
}
