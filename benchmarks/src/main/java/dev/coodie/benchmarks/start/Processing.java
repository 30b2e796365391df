package dev.coodie.benchmarks.start;

import com.sun.management.OperatingSystemMXBean;
import dev.coodie.benchmarks.OnTheSpot;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A fresh JVM that compiles many documents once, as a build does, with the annotation processor or
 * without.
 */
final class Processing {
  private Processing() {}

  /** The documents, for each of which the processor writes a class. */
  static final String PROCESSED = "processed";

  /** The same classes without the processor: the documents and what it wrote in another run. */
  static final String WRITTEN = "written";

  /** The documents alone, without the processor and its classes. */
  static final String ALONE = "alone";

  /**
   * Arguments: how many, a directory, and which of these; {@link #WRITTEN} after {@link
   * #PROCESSED}. Prints the milliseconds of CPU of all threads of this JVM, its start included.
   */
  public static void main(String[] args) throws IOException {
    int count = Integer.parseInt(args[0]);
    Path directory = Path.of(args[1]);
    String what = args[2];
    Path classes = Files.createDirectories(directory.resolve(what));
    List<Path> files = new ArrayList<>(ManyDocuments.sources(count, directory));
    if (what.equals(WRITTEN)) {
      files.addAll(written(directory.resolve(PROCESSED)));
    }
    List<String> processing =
        what.equals(PROCESSED)
            ? List.of("-processor", "dev.coodie.processor.DocumentProcessor")
            : List.of("-proc:none");
    OnTheSpot.compile(files, classes, System.getProperty("java.class.path"), processing);
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    System.out.println(system.getProcessCpuTime() / 1e6);
  }

  private static List<Path> written(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(file -> file.toString().endsWith("_.java")).toList();
    }
  }
}
