package dev.coodie.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Python with packages of its own, in a directory. */
public final class VirtualEnvironment {
  private final Path directory;

  /** In that directory, which need not exist. */
  public VirtualEnvironment(Path directory) {
    this.directory = directory;
  }

  /**
   * Fetches the packages with pip.
   *
   * @throws BenchException with a sentence if there is no Python, or they cannot be had
   */
  public void make(List<String> packages) throws IOException, InterruptedException {
    List<String> python = List.of("python3", "-m", "venv", directory.toString());
    try {
      String unused = output(python);
    } catch (IOException e) {
      throw new BenchException("there is no python3 on the path.");
    }
    List<String> pip =
        new ArrayList<>(List.of("-m", "pip", "install", "--quiet", "--disable-pip-version-check"));
    pip.addAll(packages);
    String unused = run(pip);
  }

  /** What Python prints when it is run with these arguments. */
  public String run(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(program("python").toString());
    command.addAll(arguments);
    return output(command);
  }

  /** Where a program of its packages is. */
  public Path program(String name) {
    return directory.resolve("bin").resolve(name);
  }

  private static String output(List<String> command) throws IOException, InterruptedException {
    Path errors = Files.createTempFile("coodie-bench-", ".txt");
    try {
      return Jvm.output(Jvm.start(command, errors), errors);
    } finally {
      Files.delete(errors);
    }
  }
}
