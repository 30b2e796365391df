package dev.coodie.cli;

import dev.coodie.embedded.EmbeddedCassandraException;
import dev.coodie.error.ConfigurationException;
import dev.coodie.error.ConnectionException;
import dev.coodie.error.CoodieException;
import dev.coodie.error.UnauthorizedException;
import dev.coodie.transfer.TransferStoppedException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What went wrong, as one sentence on standard error and an exit code. */
final class Problems {
  private final Shell shell;

  Problems(Shell shell) {
    this.shell = shell;
  }

  /** Arguments that picocli refuses. */
  int wrongUse(ParameterException error) {
    if (error.getCause() instanceof CliError own) {
      return tell(String.valueOf(own.getMessage()), own.exitCode());
    }
    CommandLine command = error.getCommandLine();
    return tell(
        sentence(error)
            + " See \""
            + command.getCommandSpec().qualifiedName()
            + " --help\". [coodie-1110]",
        ExitCode.WRONG_USE);
  }

  /** A command that failed. */
  int failed(Exception error, CommandLine command, ParseResult parsed) {
    int code = code(error);
    tell(message(error, code), code);
    if (isVerbose(parsed)) {
      error.printStackTrace(shell.err());
    }
    return code;
  }

  /** Standard output that could not be written. */
  int lost(IOException error) {
    return tell(
        "Standard output could not be written: "
            + error.getMessage()
            + ". What was printed is not complete, so do not use it. [coodie-1541]",
        ExitCode.FAILED);
  }

  private int tell(String message, int code) {
    shell.out().flush();
    shell
        .err()
        .println(
            CommandLine.Help.Ansi.AUTO.string("@|red,bold coodie:|@ ")
                + message.replaceAll("\\s+", " "));
    shell.err().flush();
    return code;
  }

  private static int code(Exception error) {
    if (error instanceof FailedStatement failed) {
      return code(failed.reason());
    }
    if (error instanceof CliError own) {
      return own.exitCode();
    }
    if (Thread.currentThread().isInterrupted() || error instanceof CancellationException) {
      return ExitCode.INTERRUPTED;
    }
    if (error instanceof ConnectionException || error instanceof UnauthorizedException) {
      return ExitCode.NOT_CONNECTED;
    }
    return error instanceof ConfigurationException ? ExitCode.WRONG_USE : ExitCode.FAILED;
  }

  private static String message(Exception error, int code) {
    if (error instanceof FailedStatement failed) {
      return failed.getMessage() + message(failed.reason(), code);
    }
    if (error instanceof TransferStoppedException stopped) {
      return "Interrupted after " + stopped.rows() + " rows. Continue with --resume. [coodie-1127]";
    }
    if (code == ExitCode.INTERRUPTED && !(error instanceof CoodieException)) {
      return "Interrupted. [coodie-1121]";
    }
    if (error instanceof CoodieException) {
      return Words.ofCommand(String.valueOf(error.getMessage()));
    }
    if (error instanceof CliError || error instanceof EmbeddedCassandraException) {
      return String.valueOf(error.getMessage());
    }
    return "Something unexpected happened: "
        + error
        + ". Run it again with --verbose and report what it shows. [coodie-1122]";
  }

  /** Without the values of arguments that were not understood: one may be a password. */
  private static String sentence(ParameterException error) {
    if (!(error instanceof UnmatchedArgumentException unmatched)) {
      return ended(String.valueOf(error.getMessage()));
    }
    List<String> arguments = unmatched.getUnmatched();
    String first = arguments.isEmpty() ? "" : arguments.get(0);
    if (!first.startsWith("-")) {
      return isRoot(error.getCommandLine())
          ? "There is no command \"" + first + "\"." + suggestion(unmatched)
          : "There is one argument too many.";
    }
    boolean isLong = first.startsWith("--");
    String name = first.contains("=") ? first.substring(0, first.indexOf('=')) : first;
    String option = isLong ? name : name.substring(0, Math.min(2, name.length()));
    return "There is no option " + option + "." + suggestion(unmatched);
  }

  private static String suggestion(UnmatchedArgumentException error) {
    List<String> suggestions = error.getSuggestions();
    return suggestions.isEmpty() ? "" : " Did you mean " + suggestions.get(0) + "?";
  }

  private static boolean isRoot(CommandLine command) {
    return command.getParent() == null;
  }

  private static String ended(String sentence) {
    return sentence.endsWith(".") || sentence.endsWith("?") ? sentence : sentence + ".";
  }

  private static boolean isVerbose(ParseResult parsed) {
    ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    return last.hasMatchedOption(CommonOptions.VERBOSE);
  }
}
