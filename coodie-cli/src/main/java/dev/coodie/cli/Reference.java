package dev.coodie.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The reference of all commands as a page of Markdown. */
final class Reference {
  private Reference() {}

  static String markdown(CommandLine root) {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # The command line

        Made from the commands themselves; `coodie COMMAND --help` and the manual pages say the same.

        `./coodie` builds what is needed and runs the command; `coodie-cli/target/coodie.jar` is the same as one
        runnable jar: `java -jar coodie.jar COMMAND`.

        ## Installing

        ```
        ln -s "$PWD/coodie" ~/.local/bin/coodie
        coodie man
        mkdir -p ~/.local/share/bash-completion/completions
        coodie completion > ~/.local/share/bash-completion/completions/coodie
        ```

        The first line puts the command on the PATH, the second writes the manual pages (`man coodie`, `man
        coodie-migrate`), and the last ones complete commands and options in every session of bash with
        bash-completion. For zsh, write the script to `~/.coodie.zsh` and add `source ~/.coodie.zsh` to `~/.zshrc`.
        For one session of either, `source <(coodie completion)` is enough. To remove it all, delete the link, the script and
        `~/.local/share/man/man1/coodie*.1`.

        ## Exit codes

        | code | meaning |
        |---|---|
        """);
    root.getCommandSpec()
        .usageMessage()
        .exitCodeList()
        .forEach((code, meaning) -> row(page, code.strip(), meaning));
    page.append(
        """

        An error is one sentence on standard error, with the id of its kind; `--verbose` adds where it comes from.

        ## Connecting

        Every command that connects takes these options. Each can be given by an environment variable or in a file
        instead: `coodie.properties` in the working directory, or the file named with `--config`. An option wins over
        the environment, and that over the file.

        | option | |
        |---|---|
        """);
    OptionText.connecting(CommandSpec.forAnnotatedObject(new ConnectionOptions(Shell.ofProcess())))
        .forEach(option -> row(page, "`" + option.names() + "`", option.text()));
    page.append(
        """

        No option takes a password. It is asked for at a terminal; otherwise it comes from `COODIE_PASSWORD`, from
        `password` in the file of settings, or from the first line of the file that `--password-file` names.

        ```properties
        # coodie.properties; files it names are relative to it
        hosts = 10.0.0.1, 10.0.0.2
        datacenter = dc1
        keyspace = shop
        user = migrator
        password-file = secrets/password
        tls-ca = secrets/ca.pem
        ```
        """);
    root.getSubcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .filter(command -> !command.name().equals("help"))
        .forEach(command -> command(page, command));
    return page.toString();
  }

  private static void command(StringBuilder page, CommandSpec command) {
    List<OptionText> options = OptionText.own(command);
    boolean connects = !OptionText.connecting(command).isEmpty();
    options.removeIf(option -> option.names().contains("--help"));
    options.removeIf(option -> option.names().contains(CommonOptions.VERBOSE));
    page.append("\n## coodie ").append(command.name()).append("\n\n");
    page.append(OptionText.description(command)).append('\n');
    if (!options.isEmpty()) {
      page.append("\n| option | |\n|---|---|\n");
      options.forEach(option -> row(page, "`" + option.names() + "`", option.text()));
    }
    if (connects) {
      page.append("\nTakes the options for [connecting](#connecting), too.\n");
    }
    List<String> footer = OptionText.footer(command);
    if (!footer.isEmpty()) {
      page.append("\n```\n");
      footer.stream()
          .filter(line -> line.startsWith("  "))
          .forEach(line -> page.append(line.strip()).append('\n'));
      page.append("```\n");
    }
  }

  private static void row(StringBuilder page, String name, String text) {
    page.append("| ")
        .append(name.replace("|", "\\|"))
        .append(" | ")
        .append(text.replace("|", "\\|").replace("<", "&lt;"))
        .append(" |\n");
  }
}
