package dev.coodie.benchmarks.stress;

import dev.coodie.benchmarks.TemporaryDirectory;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code coodie bench stress}. */
@Command(
    name = "stress",
    description =
        "Starts many short JVMs, one after another, in which all codecs and the mapping of a"
            + " document run while they are compiled, and tells in how many anything went wrong.",
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:nothing failed", "1:something failed", "2:wrong use"})
public final class StressCommand implements Callable<Integer> {
  @Option(
      names = "--runs",
      defaultValue = "60",
      description =
          "How many JVMs, spread over JDKs and collectors; a run takes about 3 s. Default:"
              + " ${DEFAULT-VALUE}.")
  private int runs = 60;

  @Option(
      names = "--java",
      paramLabel = "HOME",
      split = ",",
      description = "The JDKs to try, separated by commas. Default: the one that runs this.")
  private List<Path> javas = new ArrayList<>();

  @Option(
      names = "--classes",
      paramLabel = "PATH",
      description =
          "The class path of another build, for comparison: the classes of its coodie-core and"
              + " coodie-processor. Default: this build.")
  private @Nullable String classes;

  @Option(
      names = "--rounds",
      defaultValue = "5",
      description = "How often each JVM repeats its work. Default: ${DEFAULT-VALUE}.")
  private int rounds = 5;

  @Option(
      names = "--documents",
      defaultValue = "30000",
      description = "How many documents are saved in a round. Default: ${DEFAULT-VALUE}.")
  private int documents = 30_000;

  @Option(
      names = "--seed",
      defaultValue = "0",
      description = "Where the random values of the first JVM start. Default: ${DEFAULT-VALUE}.")
  private int seed;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help, and do nothing else.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli fills it in before it is run
  private CommandSpec spec;

  /** Made by picocli. */
  public StressCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (runs < 1 || rounds < 1 || documents < 1) {
      throw new ParameterException(
          spec.commandLine(), "--runs, --rounds and --documents must be 1 or more");
    }
    PrintWriter out = spec.commandLine().getOut();
    List<StressJvm> jvms = StressJvm.all(javas());
    try (TemporaryDirectory directory = TemporaryDirectory.create()) {
      String classPath = classPath(directory.path());
      StressDocument.compile(directory.path(), classPath);
      int failed = 0;
      for (int run = 0; run < runs; run++) {
        StressJvm jvm = jvms.get(run % jvms.size());
        String error = jvm.run(classPath, seed + run, rounds, documents, directory.path());
        if (error != null) {
          failed++;
          out.println("run " + (run + 1) + ", " + jvm.name() + ": " + error);
          out.flush();
        }
      }
      jvms.forEach(jvm -> out.println(jvm.summary()));
      out.println("failed: " + failed + " of " + runs);
      return failed == 0 ? 0 : 1;
    }
  }

  private String classPath(Path directory) {
    List<String> parts = new ArrayList<>();
    if (classes != null) {
      for (String each : classes.split(File.pathSeparator, -1)) {
        if (!Files.exists(Path.of(each))) {
          throw new ParameterException(spec.commandLine(), "--classes: there is no " + each);
        }
      }
      parts.add(classes);
    }
    parts.add(directory.toString());
    parts.add(System.getProperty("java.class.path"));
    return String.join(File.pathSeparator, parts);
  }

  private List<Path> javas() {
    if (javas.isEmpty()) {
      return List.of(Path.of(System.getProperty("java.home")));
    }
    for (Path home : javas) {
      if (!Files.isExecutable(home.resolve("bin").resolve("java"))) {
        throw new ParameterException(
            spec.commandLine(), "--java: there is no bin/java in " + home);
      }
    }
    return javas;
  }
}
