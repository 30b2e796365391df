package dev.coodie.spark.internal.document;

import dev.coodie.error.ConfigurationException;
import dev.coodie.spark.internal.connect.JobOption;
import dev.coodie.spark.internal.connect.JobOptions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Options of jobs whose rows are documents: a class says which table and columns it has. */
public final class DocumentOptions {
  private static final Set<JobOption> OF_READING =
      EnumSet.of(JobOption.PARTS, JobOption.PAGE_SIZE, JobOption.PARALLELISM);
  private static final Set<JobOption> OF_WRITING =
      EnumSet.of(
          JobOption.WRITE_NULLS,
          JobOption.USING_TIMESTAMP,
          JobOption.USING_TTL,
          JobOption.IN_FLIGHT);

  private DocumentOptions() {}

  /**
   * Of reading.
   *
   * @throws ConfigurationException if one is unknown, or means nothing for documents
   */
  public static JobOptions ofReading(Map<String, String> options) {
    return checked(options, OF_READING, "reading");
  }

  /**
   * Of writing.
   *
   * @throws ConfigurationException if one is unknown, or means nothing for documents
   */
  public static JobOptions ofWriting(Map<String, String> options) {
    return checked(options, OF_WRITING, "writing");
  }

  private static JobOptions checked(
      Map<String, String> options, Set<JobOption> allowed, String what) {
    JobOptions checked = JobOptions.of(options);
    Arrays.stream(JobOption.values())
        .filter(option -> !allowed.contains(option) && checked.get(option).isPresent())
        .findFirst()
        .ifPresent(
            option -> {
              throw meaningless(option, allowed, what);
            });
    return checked;
  }

  private static ConfigurationException meaningless(
      JobOption option, Set<JobOption> allowed, String what) {
    Stream<String> keys = allowed.stream().map(JobOption::key);
    return new ConfigurationException(
        "coodie-1490",
        "The option \""
            + option.key()
            + "\" means nothing for "
            + what
            + " documents, whose class says what they are. Besides those of the connection there"
            + " are: "
            + keys.collect(Collectors.joining(", "))
            + ".");
  }
}
