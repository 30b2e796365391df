package dev.coodie.benchmarks;

import dev.coodie.benchmarks.many.BulkStage;
import dev.coodie.benchmarks.many.ManyTask;
import dev.coodie.benchmarks.many.ScanStage;
import dev.coodie.benchmarks.memory.MemoryStage;
import dev.coodie.benchmarks.memory.Way;
import dev.coodie.benchmarks.path.Operation;
import dev.coodie.benchmarks.path.PathStage;
import dev.coodie.benchmarks.path.Peer;
import dev.coodie.benchmarks.path.PreparedStage;
import dev.coodie.benchmarks.path.Shape;
import dev.coodie.benchmarks.path.TransactionStage;
import dev.coodie.benchmarks.spark.SparkReader;
import dev.coodie.benchmarks.spark.SparkStage;
import dev.coodie.benchmarks.start.FirstUseStage;
import dev.coodie.benchmarks.start.ProcessingStage;
import dev.coodie.benchmarks.transfer.TransferStage;
import dev.coodie.benchmarks.transfer.TransferTask;
import dev.coodie.benchmarks.transfer.TransferTool;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the project wants to reach, beside what a run measured. Ratios are of the same run. */
final class Goals {
  private final Scores scores;

  private Goals(Scores scores) {
    this.scores = scores;
  }

  static List<Goal> of(Scores scores) {
    Goals all = new Goals(scores);
    List<Goal> goals = new ArrayList<>();
    all.mapping(goals);
    goals.addAll(calls(scores));
    all.path(goals);
    all.many(goals);
    all.prepared(goals);
    goals.add(
        Goal.atMost(
            "transaction, client CPU, × the same text by the driver",
            1.1,
            median(
                scores.ratio(
                    TransactionStage.GROUP,
                    TransactionStage.GROUP,
                    Peer.COODIE.name(),
                    Peer.DRIVER_IDIOMS.name(),
                    TransactionStage.CPU))));
    all.transfer(goals);
    all.spark(goals);
    all.memory(goals);
    all.firstUse(goals);
    goals.add(
        Goal.atMost(
            "annotation processing of "
                + ProcessingStage.DOCUMENTS
                + " documents, CPU, × javac without it for the same classes",
            1.4,
            ProcessingStage.ratio(scores, ProcessingStage.WRITTEN)));
    return List.copyOf(goals);
  }

  private void firstUse(List<Goal> goals) {
    String what = "first documents(T.class) of " + FirstUseStage.DOCUMENTS + " types together, ";
    goals.add(
        Goal.atMost(
            what + "× loading them alone",
            1.3,
            ratio(firstUse(FirstUseStage.ALL), firstUse(FirstUseStage.CLASSES))));
    goals.add(Goal.atMost(what + "AOT cache on JDK 25, ms", 100, firstUse(FirstUseStage.CACHED)));
  }

  private OptionalDouble firstUse(String what) {
    return scores.median(FirstUseStage.GROUP, what, Entry.COODIE.name(), FirstUseStage.MILLIS);
  }

  private void mapping(List<Goal> goals) {
    for (String name : List.of("read", "write")) {
      String what = name.equals("read") ? "read one row, " : "write one document, ";
      goals.add(
          Goal.atMost(what + "time, × limit", 1.1, mapping(name, MappingStage.NANOS, Entry.LIMIT)));
      goals.add(
          Goal.atMost(
              what + "bytes, × limit", 1.15, mapping(name, MappingStage.BYTES, Entry.LIMIT)));
    }
  }

  private OptionalDouble mapping(String name, String metric, Entry than) {
    return ratio(
        scores.median(MappingStage.MAPPING, name, Entry.COODIE.name(), metric),
        scores.median(MappingStage.MAPPING, name, than.name(), metric));
  }

  static List<Goal> calls(Scores scores) {
    List<Goal> goals = new ArrayList<>();
    String[][] calls = {
      {"save", "saveMapping", "save"},
      {"get", "readMapping", "get"},
      {"find", "readMapping", "find.limit.all"}
    };
    for (String[] call : calls) {
      String what = "own cost of " + call[2] + ", ";
      goals.add(Goal.atMost(what + "ns", 120, own(scores, call[0], call[1], MappingStage.NANOS)));
      goals.add(Goal.atMost(what + "B", 350, own(scores, call[0], call[1], MappingStage.BYTES)));
    }
    return goals;
  }

  /** A call without its mapping. */
  static OptionalDouble own(Scores scores, String call, String mapping, String metric) {
    String coodie = Entry.COODIE.name();
    OptionalDouble whole = scores.median(MappingStage.CALLS, call, coodie, metric);
    OptionalDouble part = scores.median(MappingStage.CALLS, mapping, coodie, metric);
    return whole.isEmpty() || part.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(whole.getAsDouble() - part.getAsDouble());
  }

  private void path(List<Goal> goals) {
    for (Operation each : List.of(Operation.GET, Operation.UPDATE, Operation.LWT_INSERT)) {
      goals.add(cpu(each, Peer.LIMIT, 1.05));
    }
    goals.add(cpu(Operation.PAGE, Peer.LIMIT, 1.2));
    goals.add(cpu(Operation.INSERT, Peer.DRIVER_MAPPER, 1.0));
    goals.add(cpu(Operation.GET, Peer.DRIVER_MAPPER, 1.0));
    goals.add(cpu(Operation.PARTITION, Peer.DRIVER_MAPPER, 0.65));
    goals.add(cpu(Operation.PARTITION, Peer.SPRING_DATA, 0.2));
  }

  private void many(List<Goal> goals) {
    ManyTask byHand =
        ManyTask.BY_HAND.stream()
            .max(Comparator.comparingDouble(task -> perSecond(BulkStage.GROUP, task).orElse(0)))
            .orElseThrow();
    goals.add(
        Goal.atLeast(
            "saveAll, 50 rows a partition, rows a second, × best loop by hand",
            1,
            bulk(ManyTask.SAVE_ALL, byHand)));
    goals.add(
        Goal.atLeast(
            "saveAll, no two rows in one partition, rows a second, × loop by hand",
            0.95,
            bulk(ManyTask.SAVE_APART, ManyTask.HAND_APART)));
    goals.add(
        Goal.atLeast(
            "scan on 3 nodes, rows a second, × one paged SELECT",
            1.6,
            ratio(
                perSecond(ScanStage.GROUP, ManyTask.SCAN),
                perSecond(ScanStage.GROUP, ManyTask.PAGED_SELECT))));
  }

  private OptionalDouble bulk(ManyTask own, ManyTask than) {
    return median(
        scores.ratio(
            BulkStage.GROUP, BulkStage.ROWS, own.name(), than.name(), BulkStage.PER_SECOND));
  }

  private void spark(List<Goal> goals) {
    String rows = "rows a second of client CPU, sums of all columns, × ";
    goals.add(
        Goal.atLeast(
            "Spark, " + rows + "scan().forEach",
            1,
            sparkCpu(SparkReader.SCAN, SparkReader.COODIE)));
    goals.add(
        Goal.atLeast(
            "Spark's source alone, " + rows + "scan().forEach",
            1,
            sparkCpu(SparkReader.SCAN, SparkReader.SOURCE)));
    goals.add(
        Goal.atLeast(
            "Spark, " + rows + "connector, on the same Spark",
            1.5,
            sparkCpu(SparkReader.CONNECTOR, SparkReader.COODIE_OLDER)));
  }

  private OptionalDouble sparkCpu(SparkReader other, SparkReader own) {
    return ratio(
        scores.median(SparkStage.GROUP, SparkStage.SUMS, other.name(), SparkStage.CPU),
        scores.median(SparkStage.GROUP, SparkStage.SUMS, own.name(), SparkStage.CPU));
  }

  private OptionalDouble perSecond(String group, ManyTask task) {
    return scores.median(group, BulkStage.ROWS, task.name(), BulkStage.PER_SECOND);
  }

  private void transfer(List<Goal> goals) {
    dsbulk(goals, TransferTask.IMPORT_NEAR, 1.5, 0.7);
    dsbulk(goals, TransferTask.IMPORT_OWN, 1.1, 0.8);
    dsbulk(goals, TransferTask.EXPORT_CSV, 1.5, 0.35);
    dsbulk(goals, TransferTask.EXPORT_JSON, 1.5, 0.35);
    for (TransferTask task : TransferTask.values()) {
      goals.add(
          Goal.atMost(
              task.label() + ", peak memory, MB",
              256,
              transfer(task, TransferTool.COODIE, TransferStage.PEAK)));
    }
  }

  private void dsbulk(List<Goal> goals, TransferTask task, double rows, double cpu) {
    goals.add(
        Goal.atLeast(
            task.label() + ", rows a second, × DSBulk",
            rows,
            toDsbulk(task, TransferStage.PER_SECOND)));
    goals.add(
        Goal.atMost(task.label() + ", CPU, × DSBulk", cpu, toDsbulk(task, TransferStage.CPU)));
  }

  private OptionalDouble toDsbulk(TransferTask task, String metric) {
    return ratio(
        transfer(task, TransferTool.COODIE, metric), transfer(task, TransferTool.DSBULK, metric));
  }

  private OptionalDouble transfer(TransferTask task, TransferTool tool, String metric) {
    return scores.median(TransferStage.GROUP, task.name(), tool.name(), metric);
  }

  /** One text to learn the types, and one that tells them and is run (ADR 20). */
  private void prepared(List<Goal> goals) {
    for (Shape shape : Shape.values()) {
      goals.add(
          Goal.atMost(
              "texts prepared for 1,000 calls that differ in " + shape.label(),
              2,
              scores.median(
                  PreparedStage.GROUP,
                  shape.label(),
                  Peer.COODIE.name(),
                  PreparedStage.STATEMENTS)));
    }
  }

  private void memory(List<Goal> goals) {
    for (Way way : Way.values()) {
      String what = way.label() + " of 1,000,000 rows with -Xmx64m, live heap, ";
      goals.add(Goal.atMost(what + "MiB", 64, memory(way, MemoryStage.LIVE)));
      goals.add(Goal.atMost(what + "last tenth × first", 1.1, memory(way, MemoryStage.GROWTH)));
    }
  }

  private OptionalDouble memory(Way way, String metric) {
    return scores.median(MemoryStage.GROUP, way.label(), Entry.COODIE.name(), metric);
  }

  private Goal cpu(Operation operation, Peer than, double bound) {
    return Goal.atMost(
        operation.label() + ", client CPU, × " + than.label(),
        bound,
        median(
            scores.ratio(
                PathStage.GROUP, operation.id(), Peer.COODIE.name(), than.name(), PathStage.CPU)));
  }

  /** Of the ratios of all turns, which are less moved by what else runs than each median. */
  private static OptionalDouble median(Optional<Score> ratios) {
    return ratios.map(Score::median).map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }

  private static OptionalDouble ratio(OptionalDouble value, OptionalDouble than) {
    return value.isEmpty() || than.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(value.getAsDouble() / than.getAsDouble());
  }
}
