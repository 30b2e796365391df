package dev.coodie.benchmarks.start;

import dev.coodie.benchmarks.Jvm;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A cache of loaded and linked classes (JEP 483, 514) that a run of {@link FirstUse} left, for runs
 * of the same on the same JDK and the same jars.
 */
final class AotCache {
  private static final String HOME = "JAVA_25_HOME";
  private static final int FIRST_JDK = 25;

  private final Path home;
  private final String classPath;
  private final Path directory;
  private final Path cache;
  private boolean made;

  private AotCache(Path home, String classPath, Path directory) {
    this.home = home;
    this.classPath = classPath;
    this.directory = directory;
    this.cache = directory.resolve("classes.aot");
  }

  /** Empty without such a JDK, or if the class path has more than jars. */
  static Optional<AotCache> find(Path documents, Path directory) {
    String own = System.getProperty("java.class.path");
    boolean jars = Arrays.stream(own.split(File.pathSeparator)).allMatch(e -> e.endsWith(".jar"));
    String given = System.getenv(HOME);
    String running = System.getProperty("java.home");
    return Stream.of(given == null ? "" : given, running)
        .filter(home -> jars && !home.isEmpty() && hasCaches(Path.of(home)))
        .map(home -> new AotCache(Path.of(home), own + File.pathSeparator + documents, directory))
        .findFirst();
  }

  private static boolean hasCaches(Path home) {
    try (Stream<String> lines = Files.lines(home.resolve("release"))) {
      return lines
          .filter(line -> line.matches("JAVA_VERSION=\"\\d+.*"))
          .anyMatch(line -> Integer.parseInt(line.replaceAll("\\D+(\\d+).*", "$1")) >= FIRST_JDK);
    } catch (IOException e) {
      return false; // no JDK
    }
  }

  /** What a run with the cache prints; the first one makes it before. */
  String run(List<String> arguments) throws IOException, InterruptedException {
    if (!made) {
      String unused = start("-XX:AOTCacheOutput=", arguments);
      made = true;
    }
    return start("-XX:AOTCache=", arguments);
  }

  private String start(String option, List<String> arguments)
      throws IOException, InterruptedException {
    Path errors = directory.resolve("errors");
    List<String> flags = List.of(option + cache);
    Process process = Jvm.start(home, classPath, FirstUse.class, flags, arguments, errors);
    return Jvm.output(process, errors);
  }
}
