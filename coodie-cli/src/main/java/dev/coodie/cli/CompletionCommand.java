package dev.coodie.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code coodie completion}. */
@Command(
    name = "completion",
    description = {
      "Prints a script that completes coodie commands and options in bash and zsh.",
      "For this session: source <(coodie completion)"
    },
    footer = {
      "%nFor every session of bash (with bash-completion), or of zsh:",
      "  coodie completion > ~/.local/share/bash-completion/completions/coodie",
      "  coodie completion > ~/.coodie.zsh && echo 'source ~/.coodie.zsh' >> ~/.zshrc"
    },
    sortOptions = false)
final class CompletionCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli fills it in before it is run
  private CommandSpec spec;

  private final Shell shell;

  CompletionCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    shell.out().print(AutoComplete.bash("coodie", spec.root().commandLine()));
    shell.out().flush();
    return ExitCode.FINE;
  }
}
