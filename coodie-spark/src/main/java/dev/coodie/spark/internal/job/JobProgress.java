package dev.coodie.spark.internal.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.coodie.error.TransferException;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.SerializableConfiguration;

/**
 * What a job was asked for, and which parts are done, in files beside theirs: a later run goes on
 * from there. A task notes its part when all of it is stored. Spark sends it to its executors.
 */
record JobProgress(JobFolder folder) implements Serializable {
  private static final String PLAN = "job.json";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(
              new SimpleModule()
                  .addSerializer(Duration.class, ToStringSerializer.instance)
                  .addDeserializer(Duration.class, new DurationText()))
          .build();

  private static final class DurationText extends FromStringDeserializer<Duration> {
    private static final long serialVersionUID = 1L;

    DurationText() {
      super(Duration.class);
    }

    @Override
    protected Duration _deserialize(String value, DeserializationContext context) {
      return Duration.parse(value);
    }
  }

  /**
   * What the first run was asked for.
   *
   * @param asked arguments and the tables' ids, by names
   * @param overwrite whether it may replace an output
   * @param parts the texts of all parts
   */
  record Plan(Map<String, String> asked, boolean overwrite, List<String> parts) {
    List<NumberedPart> numbered() {
      List<NumberedPart> numbered = new ArrayList<>();
      for (int i = 0; i < parts.size(); i++) {
        numbered.add(new NumberedPart(i, parts.get(i)));
      }
      return numbered;
    }

    /** Those that are not among {@code done}. */
    List<NumberedPart> without(Collection<Integer> done) {
      return numbered().stream().filter(part -> !done.contains(part.number())).toList();
    }
  }

  /** In the output of a job. */
  static JobProgress of(JavaSparkContext spark, String output) {
    return new JobProgress(
        JobFolder.of(output, new SerializableConfiguration(spark.hadoopConfiguration())));
  }

  /**
   * {@link #open(Map, boolean, boolean, Supplier)}, as the arguments of a job have it; {@code ids}
   * are those of its tables.
   */
  Plan open(JobArguments arguments, Map<String, String> ids, Supplier<List<String>> parts) {
    return open(arguments.asked(ids), arguments.is("resume"), arguments.is("overwrite"), parts);
  }

  /**
   * Begins, or goes on where an earlier run of the same ended.
   *
   * @param parts divides the table
   * @throws TransferException if the output is there and shall not be replaced, what is unfinished
   *     is of another job, or shall neither be continued nor replaced
   */
  Plan open(
      Map<String, String> asked, boolean resume, boolean overwrite, Supplier<List<String>> parts) {
    Optional<Plan> earlier = folder.text(PLAN).map(this::plan);
    if (earlier.isPresent() && !overwrite) {
      if (!resume) {
        throw new TransferException(
            "coodie-1528",
            "What goes into "
                + folder.output()
                + " is unfinished. Continue it (resume), or start over (overwrite).");
      }
      checkSame(earlier.get().asked(), asked);
      if (!folder.isPublished()) {
        folder.checkReplaced(earlier.get().overwrite());
      }
      folder.own();
      return earlier.get();
    }
    folder.checkReplaced(overwrite);
    Plan plan = new Plan(new TreeMap<>(asked), overwrite, parts.get());
    folder.begin();
    folder.own();
    folder.store(json(plan), PLAN);
    return plan;
  }

  private Plan plan(String text) {
    try {
      return JSON.readValue(text, Plan.class);
    } catch (JsonProcessingException e) {
      throw other("it is no plan of a job");
    }
  }

  private void checkSame(Map<String, String> earlier, Map<String, String> asked) {
    TreeSet<String> names = new TreeSet<>(earlier.keySet());
    names.addAll(asked.keySet());
    for (String name : names) {
      if (!earlier.getOrDefault(name, "").equals(asked.getOrDefault(name, ""))) {
        throw other("\"" + name + "\" differs");
      }
    }
  }

  private TransferException other(String difference) {
    return new TransferException(
        "coodie-1527",
        "What "
            + folder.unfinished()
            + " has is of another job: "
            + difference
            + ". Repeat the arguments that began it to continue it, or start over (overwrite).");
  }

  /**
   * Runs the job, and removes what is unfinished when it is done. If it fails, what is done of
   * {@code kind} is kept for a later run, and told.
   */
  JobOutcome keeping(String kind, Plan plan, Consumer<String> notes, Supplier<JobOutcome> job) {
    boolean ended = false;
    try {
      JobOutcome outcome = job.get();
      ended = true;
      return outcome;
    } finally {
      keep(kind, plan, notes, ended);
    }
  }

  /** What belongs to another run by now is left alone. */
  private void keep(String kind, Plan plan, Consumer<String> notes, boolean ended) {
    if (folder.isOwn()) {
      long done = folder.names().stream().filter(name -> name.startsWith(kind + "-")).count();
      if (ended || done == 0) {
        folder.clear();
      } else {
        notes.accept(
            "It is not done. "
                + Math.min(done, plan.parts().size())
                + " of "
                + plan.parts().size()
                + " parts are in "
                + folder.unfinished()
                + ". Continue it (resume), or start over (overwrite).");
      }
    }
  }

  /** Notes what came of a part; {@code kind} is what was done. */
  void done(String kind, DonePart part, long attempt) {
    folder.checkOwn();
    folder.store(json(part), kind + "-" + folder.numbered(part.number(), attempt) + ".json");
  }

  /** What came of parts, one of each that is done, by their numbers. */
  <T extends DonePart> Map<Integer, T> done(String kind, Class<T> type) {
    Map<Integer, T> done = new TreeMap<>();
    for (String name : folder.names()) {
      if (name.startsWith(kind + "-")) {
        T part = read(folder.text(name).orElseThrow(), type);
        done.putIfAbsent(part.number(), part);
      }
    }
    return done;
  }

  private <T> T read(String text, Class<T> type) {
    try {
      return JSON.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw other("a note of a part cannot be read");
    }
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("only plain values are written", e);
    }
  }
}
