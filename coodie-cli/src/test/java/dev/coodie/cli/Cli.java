package dev.coodie.cli;

import dev.coodie.embedded.EmbeddedCassandra;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import picocli.CommandLine;

/** Runs commands in this process, in a working directory and an environment of their own. */
final class Cli {
  private final Path directory;
  private final Map<String, String> environment = new HashMap<>();
  private final Deque<String> answers = new ArrayDeque<>();
  private final List<String> questions = new ArrayList<>();
  private final Interruption interruption = new Interruption();
  private boolean terminal;
  private String in = "";

  /** What a command left behind. */
  record Outcome(int code, String out, String err) {
    List<String> errLines() {
      return err.lines().toList();
    }
  }

  Cli(Path directory) {
    this.directory = directory;
  }

  /** In a directory where there are no files. */
  static Cli on(EmbeddedCassandra node, Path directory) {
    return new Cli(directory)
        .with("COODIE_HOSTS", node.address())
        .with("COODIE_PORT", Integer.toString(node.port()));
  }

  Cli with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Cli input(String text) {
    in = text;
    return this;
  }

  /** Somebody sits at a terminal and gives these answers. */
  Cli answering(String... texts) {
    terminal = true;
    answers.clear();
    answers.addAll(List.of(texts));
    return this;
  }

  /** The process was told to stop before the command began; careful work notices later. */
  Cli interrupted() {
    interruption.stop();
    return this;
  }

  List<String> questions() {
    return questions;
  }

  Outcome run(String... arguments) {
    return run(shell -> CoodieCommand.commandLine(shell, arguments).execute(arguments));
  }

  /** What is told of this error of a command. */
  Outcome failing(Exception error) {
    return run(
        shell -> {
          CommandLine root = CoodieCommand.commandLine(shell);
          return new Problems(shell).failed(error, root, root.parseArgs());
        });
  }

  private Outcome run(ToIntFunction<Shell> command) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Shell shell =
        new Shell(
            environment,
            directory,
            new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            new Answers(),
            interruption);
    int code = command.applyAsInt(shell);
    return new Outcome(code, out.toString(), err.toString());
  }

  private final class Answers implements Asking {
    @Override
    public boolean isTerminal() {
      return terminal;
    }

    @Override
    public Optional<String> line(String question) {
      questions.add(question);
      return Optional.ofNullable(answers.poll());
    }

    @Override
    public Optional<String> password(String question) {
      return line(question);
    }
  }
}
