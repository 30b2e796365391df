package dev.coodie.benchmarks.start;

import dev.coodie.benchmarks.OnTheSpot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** A jar with many documents, written and compiled on the spot. */
final class ManyDocuments {
  static final String PACKAGE = "dev.coodie.benchmarks.many";

  private ManyDocuments() {}

  /** The class of document {@code number}, which counts from 0. */
  static String name(int number) {
    return PACKAGE + ".Document" + number;
  }

  /** Compiles them with the processor that is on the class path. */
  static Path jar(int count, Path directory) throws IOException {
    Path classes = Files.createDirectories(directory.resolve("classes"));
    List<Path> files = sources(count, directory);
    OnTheSpot.compile(files, classes, System.getProperty("java.class.path"));
    Path jar = directory.resolve("documents.jar");
    pack(classes, jar);
    return jar;
  }

  /** Writes the source of each. */
  static List<Path> sources(int count, Path directory) throws IOException {
    Path sources = Files.createDirectories(directory.resolve("sources"));
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      files.add(Files.writeString(sources.resolve("Document" + i + ".java"), source(i)));
    }
    return files;
  }

  private static String source(int number) {
    return """
    package %s;

    import dev.coodie.annotation.*;
    import java.time.Instant;
    import java.util.*;

    @Document
    public record Document%d(
        @PartitionKey UUID id,
        @ClusteringKey Instant at,
        String name,
        int amount,
        double share,
        boolean active,
        Set<String> tags,
        Map<String, Integer> counts) {}
    """
        .formatted(PACKAGE, number);
  }

  private static void pack(Path classes, Path jar) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> all = Files.walk(classes)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
  }
}
