package dev.coodie.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts JVMs, of the same JDK on the same class path if nothing else is said, with the compilers
 * as they are by default.
 */
public final class Jvm {
  private Jvm() {}

  /** A main class; what it prints to standard error goes to the file. */
  public static Process start(
      Class<?> main, List<String> flags, List<String> arguments, Path errors) throws IOException {
    return start(main, flags, List.of(), arguments, errors);
  }

  /** The same with more on the class path. */
  public static Process start(
      Class<?> main, List<String> flags, List<Path> more, List<String> arguments, Path errors)
      throws IOException {
    StringBuilder classPath = new StringBuilder(System.getProperty("java.class.path"));
    more.forEach(path -> classPath.append(File.pathSeparatorChar).append(path));
    Path home = Path.of(System.getProperty("java.home"));
    return start(home, classPath.toString(), main, flags, arguments, errors);
  }

  /** With another JDK and another class path. */
  public static Process start(
      Path home,
      String classPath,
      Class<?> main,
      List<String> flags,
      List<String> arguments,
      Path errors)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin").resolve("java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", classPath, main.getName()));
    command.addAll(arguments);
    return start(command, errors);
  }

  /** Of the same JDK on a class path of its own. */
  static Process start(
      String classPath, String main, List<String> flags, List<String> arguments, Path errors)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", classPath, main));
    command.addAll(arguments);
    return start(command, errors);
  }

  /** Another program. */
  public static Process start(List<String> command, Path errors) throws IOException {
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    Children.add(process);
    return process;
  }

  /** Waits for the end and gives what it printed. */
  public static String output(Process process, Path errors)
      throws IOException, InterruptedException {
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw failed(process, errors);
    }
    return out.strip();
  }

  /** What to throw when a child has ended that should not have. */
  public static BenchException failed(Process process, Path errors)
      throws IOException, InterruptedException {
    List<String> lines = Files.readAllLines(errors);
    String told = String.join("\n", lines.subList(0, Math.min(lines.size(), 20)));
    return new BenchException(
        "A process that measures ended with " + process.waitFor() + ". It printed:\n" + told);
  }
}
