package dev.coodie.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The jars of a node, ours first. Which jars Cassandra needs is asked of Maven once per machine and
 * remembered in the cache directory.
 */
record ClassPath(List<Path> jars) {

  static ClassPath resolve(Cassandra cassandra, Consumer<String> progress) {
    Path cache = Directories.cache();
    String key = cassandra.release() + '-' + Hashes.of(String.join("\n", cassandra.excluded()));
    Path list = cache.resolve("cassandra-" + key + ".classpath");
    List<Path> jars = new ArrayList<>();
    jars.add(childJar(cache));
    jars.addAll(remembered(list).orElseGet(() -> ask(cassandra, list, progress)));
    return new ClassPath(List.copyOf(jars));
  }

  Path childJar() {
    return jars.get(0);
  }

  String text() {
    return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /** Changes whenever a jar does, as far as a JVM checks it. */
  String identity() {
    return Hashes.of(jars.stream().map(ClassPath::stamp).collect(Collectors.joining("\n")));
  }

  private static String stamp(Path jar) {
    try {
      return jar + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar).toMillis();
    } catch (IOException e) {
      throw Failures.unusable(jar, e);
    }
  }

  private static Path childJar(Path cache) {
    byte[] content = Resources.childJar();
    Path jar = cache.resolve("coodie-child-" + Hashes.of(content) + ".jar");
    return Files.exists(jar)
        ? jar
        : FileMutex.holding(
            cache.resolve("resolve.lock"),
            () -> {
              if (!Files.exists(jar)) {
                Directories.write(jar, content);
              }
              return jar;
            });
  }

  private static List<Path> ask(Cassandra cassandra, Path list, Consumer<String> progress) {
    return FileMutex.holding(
        list.resolveSibling("resolve.lock"),
        () -> remembered(list).orElseGet(() -> askMaven(cassandra, list, progress)));
  }

  private static List<Path> askMaven(Cassandra cassandra, Path list, Consumer<String> progress) {
    List<Path> jars = CassandraJars.resolve(cassandra, progress);
    String text = jars.stream().map(Path::toString).collect(Collectors.joining("\n"));
    Directories.write(list, text.getBytes(StandardCharsets.UTF_8));
    return jars;
  }

  /** Nothing unless every file is still there. */
  private static Optional<List<Path>> remembered(Path list) {
    if (!Files.exists(list)) {
      return Optional.empty();
    }
    try {
      List<Path> jars = Files.readAllLines(list).stream().map(Path::of).toList();
      return Optional.of(jars).filter(all -> all.stream().allMatch(Files::isRegularFile));
    } catch (IOException e) {
      throw Failures.unusable(list, e);
    }
  }
}
