package dev.coodie.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a command was started in.
 *
 * @param environment the environment variables
 * @param directory the working directory
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param asking how to ask the person who started it
 * @param interruption how it is stopped
 */
record Shell(
    Map<String, String> environment,
    Path directory,
    InputStream in,
    PrintWriter out,
    PrintWriter err,
    Asking asking,
    Interruption interruption) {
  /** That of this process. */
  static Shell ofProcess() {
    return printingTo(StandardOutput.ofProcess());
  }

  /** That of this process, with its standard output. */
  static Shell printingTo(StandardOutput out) {
    return new Shell(
        System.getenv(),
        Path.of(""),
        System.in,
        new PrintWriter(out, true, charset("stdout.encoding")),
        new PrintWriter(System.err, true, charset("stderr.encoding")),
        new ConsoleAsking(),
        new Interruption());
  }

  /** Java 19 and newer say how the terminal encodes; older ones encode as the platform does. */
  private static Charset charset(String property) {
    String name = System.getProperty(property, System.getProperty("native.encoding", "UTF-8"));
    return Charset.isSupported(name) ? Charset.forName(name) : Charset.defaultCharset();
  }

  /** A path that a user wrote. */
  Path path(String text) {
    return directory.resolve(text);
  }

  /**
   * Asks whether to go on.
   *
   * @throws CliError if the answer is no, or there is nobody to ask
   */
  void confirm(String question) {
    if (!asking.isTerminal()) {
      throw CliError.wrongUse(
          "coodie-1115", "There is no terminal to ask. Give --yes to continue without a question.");
    }
    out.flush();
    String answer = asking.line(question + " [y/N] ").orElse("").strip();
    if (!answer.equalsIgnoreCase("y") && !answer.equalsIgnoreCase("yes")) {
      throw CliError.failed("coodie-1116", "You declined, so nothing was changed.");
    }
  }
}
