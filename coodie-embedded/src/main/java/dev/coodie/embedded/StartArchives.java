package dev.coodie.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The archives of loaded classes that make a start fast: a class-data-sharing archive, or an AOT
 * cache from JDK 25 on. One node at a time records an archive; its JVM writes it at a graceful end.
 * A {@code .training} file, locked by the recording node while it lives, tells a finished {@code
 * .part} file from one still being written; whoever comes next puts the finished one in place.
 */
final class StartArchives {
  private static final Logger LOG = LoggerFactory.getLogger(StartArchives.class);
  private static final int FIRST_WITH_AOT = 25;

  /** One for each version of Cassandra. */
  private static final int KEPT = CassandraVersion.values().length;

  /** A node younger than this may not have got round to locking its training file. */
  private static final Duration YOUNG = Duration.ofSeconds(30);

  private final Path directory;
  private final String java;
  private final String name;
  private final boolean aot;

  /** {@code classPath} is the identity of the node's class path. */
  StartArchives(Path directory, JavaHome java, String classPath) {
    this.directory = Directories.create(directory);
    this.java = "java-" + java.identity() + '-';
    this.aot = java.feature() >= FIRST_WITH_AOT;
    this.name = this.java + classPath;
  }

  /** What to tell a node's JVM: use the archive, record one, or neither. */
  record Plan(List<String> flags, @Nullable Path training) {}

  Plan plan() {
    return FileMutex.holding(lock(), this::planAlone);
  }

  private Plan planAlone() {
    try {
      adopt();
      if (Files.exists(archive())) {
        Files.setLastModifiedTime(archive(), FileTime.from(Instant.now()));
        return new Plan(
            List.of((aot ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + archive()), null);
      }
      if (!files(name, ".training").isEmpty()) {
        return new Plan(List.of(), null);
      }
      String run = name + '.' + UUID.randomUUID();
      Path training = Files.createFile(directory.resolve(run + ".training"));
      return new Plan(
          List.of(
              (aot ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=")
                  + directory.resolve(run + ".part")),
          training);
    } catch (IOException e) {
      throw Failures.unusable(directory, e);
    }
  }

  /** Forgets what a node has recorded that could not start. */
  void discard(Path training) {
    FileMutex.holding(
        lock(),
        () -> {
          try {
            Files.deleteIfExists(sibling(training, ".part"));
            Files.deleteIfExists(training);
          } catch (IOException e) {
            LOG.debug("The archive of {} could not be removed", training, e);
          }
          return training;
        });
  }

  /** Puts an archive that a finished node has written in place. */
  void adoptFinished(Consumer<String> progress) {
    if (FileMutex.holding(lock(), this::adoptAlone)) {
      progress.accept("coodie: the next starts will be faster (" + archive() + ")");
    }
  }

  private boolean adoptAlone() {
    try {
      return adopt();
    } catch (IOException e) {
      LOG.debug("No archive could be taken over in {}", directory, e);
      return false;
    }
  }

  private boolean adopt() throws IOException {
    boolean adopted = false;
    for (Path training : files("", ".training")) {
      Path part = sibling(training, ".part");
      if (running(training, Files.exists(part))) {
        continue;
      }
      if (!isFinished(part)) {
        Files.deleteIfExists(part);
        Files.deleteIfExists(training);
      } else if (training.getFileName().toString().startsWith(name + '.')) {
        Files.move(part, archive(), StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(training);
        adopted = true;
      }
    }
    removeOrphans();
    if (adopted) {
      removeUnused();
    }
    return adopted;
  }

  /** The JVM writes the head of an archive last, so one that was cut short begins with zeros. */
  private static boolean isFinished(Path part) throws IOException {
    if (!Files.exists(part)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(part)) {
      return ByteBuffer.wrap(Arrays.copyOf(in.readNBytes(4), 4)).getInt() != 0;
    }
  }

  /**
   * What a killed node has left without a {@code .training} file: an archive half recorded, and the
   * {@code .part.config} that a JVM with AOT writes before it.
   */
  private void removeOrphans() throws IOException {
    for (String suffix : List.of(".part", ".part.config")) {
      for (Path file : files("", suffix)) {
        String run = file.getFileName().toString().replace(suffix, "");
        if (!Files.exists(directory.resolve(run + ".training"))) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** Keeps a few: projects on the same machine may use different versions of coodie. */
  private void removeUnused() throws IOException {
    List<Path> archives = new ArrayList<>(files(java, suffix()));
    archives.sort(Comparator.comparing(StartArchives::lastUse).reversed());
    for (Path old : archives.subList(Math.min(KEPT, archives.size()), archives.size())) {
      Files.deleteIfExists(old);
    }
  }

  private static FileTime lastUse(Path archive) {
    try {
      return Files.getLastModifiedTime(archive);
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }

  /** A young file without a result may belong to a node that has not locked it yet. */
  private static boolean running(Path training, boolean hasResult) throws IOException {
    Optional<FileMutex> mutex = FileMutex.tryAcquire(training);
    mutex.ifPresent(FileMutex::close);
    FileTime created = Files.getLastModifiedTime(training);
    boolean young = created.toInstant().isAfter(Instant.now().minus(YOUNG));
    return mutex.isEmpty() || (young && !hasResult);
  }

  private Path lock() {
    return directory.resolve("archives.lock");
  }

  private Path archive() {
    return directory.resolve(name + suffix());
  }

  private String suffix() {
    return aot ? ".aot" : ".jsa";
  }

  private static Path sibling(Path training, String suffix) {
    String file = training.getFileName().toString();
    return training.resolveSibling(file.replace(".training", suffix));
  }

  private List<Path> files(String prefix, String suffix) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .filter(file -> file.getFileName().toString().endsWith(suffix))
          .toList();
    }
  }
}
