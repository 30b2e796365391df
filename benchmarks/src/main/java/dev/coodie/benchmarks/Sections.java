package dev.coodie.benchmarks;

import dev.coodie.benchmarks.many.BulkStage;
import dev.coodie.benchmarks.many.ManyTask;
import dev.coodie.benchmarks.many.ScanStage;
import dev.coodie.benchmarks.path.Operation;
import dev.coodie.benchmarks.path.PathStage;
import dev.coodie.benchmarks.path.Peer;
import dev.coodie.benchmarks.path.PreparedStage;
import dev.coodie.benchmarks.path.Shape;
import dev.coodie.benchmarks.path.TransactionStage;
import dev.coodie.benchmarks.path.Turns;
import dev.coodie.benchmarks.python.PythonStage;
import dev.coodie.benchmarks.spark.SparkReader;
import dev.coodie.benchmarks.spark.SparkStage;
import dev.coodie.benchmarks.start.FirstUseStage;
import dev.coodie.benchmarks.start.ProcessingStage;
import dev.coodie.benchmarks.transfer.TransferStage;
import dev.coodie.benchmarks.transfer.TransferTask;
import dev.coodie.benchmarks.transfer.TransferTool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The tables of the report; those without rows are left out. */
final class Sections {
  private static final String IN_BRACKETS =
      "In brackets: how many times the limit of the same run.";

  private static final String OF_THE_LIMIT =
      "In brackets: how many times the limit, the median of the ratios of all turns.";

  private final Scores scores;

  private Sections(Scores scores) {
    this.scores = scores;
  }

  static List<Section> of(Scores scores) {
    Sections all = new Sections(scores);
    List<Section> sections = new ArrayList<>();
    sections.add(all.goals());
    sections.add(all.mapping());
    sections.add(all.calls());
    sections.add(
        all.path("cpu", "Whole path: client CPU per operation, µs", PathStage.CPU, OF_THE_LIMIT));
    sections.add(all.spread());
    sections.add(
        all.path(
            "bytes", "Whole path: bytes allocated per operation", PathStage.BYTES, OF_THE_LIMIT));
    sections.add(
        all.path(
            "throughput",
            "Whole path: operations a second",
            PathStage.PER_SECOND,
            "The node shares the processors with the client and is what limits most of them."));
    sections.add(all.path("p50", "Whole path: latency, median, µs", PathStage.P50, ""));
    sections.add(all.path("p99", "Whole path: latency, 99th percentile, µs", PathStage.P99, ""));
    sections.add(all.python());
    sections.add(all.many());
    sections.add(all.prepared());
    sections.add(all.transaction());
    sections.add(all.transfer());
    sections.add(all.spark());
    sections.add(all.firstUse());
    sections.add(all.processing());
    sections.removeIf(section -> section.table().isEmpty());
    return List.copyOf(sections);
  }

  private Section goals() {
    MarkdownTable table = new MarkdownTable(List.of("measure", "goal", "measured", "reached"));
    for (Goal goal : Goals.of(scores)) {
      table.row(List.of(goal.measure(), goal.goal(), goal.measuredText(), goal.reachedText()));
    }
    return new Section("goals", "Goals", table, "");
  }

  /** Behind each number, how many times the limit it is. */
  private Section mapping() {
    MarkdownTable table =
        new MarkdownTable(List.of("one row", "read ns", "read B", "write ns", "write B"));
    for (Entry entry : Entry.values()) {
      List<String> row = new ArrayList<>(List.of(entry.label()));
      for (String name : List.of("read", "write")) {
        for (String metric : List.of(MappingStage.NANOS, MappingStage.BYTES)) {
          row.add(
              times(
                  scores.median(MappingStage.MAPPING, name, entry.name(), metric),
                  scores.median(MappingStage.MAPPING, name, Entry.LIMIT.name(), metric)));
        }
      }
      addMeasured(table, row);
    }
    return new Section("mapping", "One row, mapping only", table, IN_BRACKETS);
  }

  private Section calls() {
    MarkdownTable table =
        new MarkdownTable(List.of("whole call, no driver", "ns", "B", "own ns", "own B"));
    call(table, "save", "saveMapping", "save(document)");
    call(table, "get", "readMapping", "get(key)");
    call(table, "find", "readMapping", "find(partition).limit(50).all(), one row");
    return new Section(
        "calls",
        "Whole calls of coodie over a driver that does nothing",
        table,
        "Own: without the mapping, which is measured beside it.");
  }

  private void call(MarkdownTable table, String name, String mapping, String label) {
    List<String> row = new ArrayList<>(List.of("`" + label + "`"));
    row.add(Numbers.text(coodie(name, MappingStage.NANOS)));
    row.add(Numbers.text(coodie(name, MappingStage.BYTES)));
    row.add(Numbers.text(Goals.own(scores, name, mapping, MappingStage.NANOS)));
    row.add(Numbers.text(Goals.own(scores, name, mapping, MappingStage.BYTES)));
    addMeasured(table, row);
  }

  private OptionalDouble coodie(String name, String metric) {
    return scores.median(MappingStage.CALLS, name, Entry.COODIE.name(), metric);
  }

  private Section path(String id, String title, String metric, String note) {
    MarkdownTable table = new MarkdownTable(peers("operation"));
    for (Operation operation : Operation.values()) {
      List<String> row = new ArrayList<>(List.of(operation.label()));
      for (Peer peer : Peer.values()) {
        OptionalDouble value = path(operation, peer, metric);
        Optional<Score> ratio = ratio(operation, peer, metric);
        row.add(
            ratio.isEmpty() || !note.equals(OF_THE_LIMIT)
                ? Numbers.text(value)
                : Numbers.text(value) + " (" + Numbers.ratio(ratio.get().median()) + ")");
      }
      addMeasured(table, row);
    }
    return new Section(id, title, table, note);
  }

  private Optional<Score> ratio(Operation operation, Peer peer, String metric) {
    return scores.ratio(PathStage.GROUP, operation.id(), peer.name(), Peer.LIMIT.name(), metric);
  }

  private Section spread() {
    List<Peer> others = Arrays.stream(Peer.values()).filter(peer -> peer != Peer.LIMIT).toList();
    List<String> heads = new ArrayList<>(List.of("operation"));
    others.forEach(peer -> heads.add(peer.label()));
    MarkdownTable table = new MarkdownTable(heads);
    for (Operation operation : Operation.values()) {
      List<String> row = new ArrayList<>(List.of(operation.label()));
      for (Peer peer : others) {
        row.add(ratio(operation, peer, PathStage.CPU).map(Sections::sureness).orElse(""));
      }
      addMeasured(table, row);
    }
    return new Section(
        "spread",
        "Whole path: how sure the ratios of client CPU to the limit are",
        table,
        "Where the ratio is, 19 times in 20; behind it how far apart the middle half of the ratios of"
            + " single turns is, %; then the ratio in each of several pairs of JVMs.");
  }

  private static String sureness(Score ratio) {
    Score.Interval interval = ratio.interval();
    return (interval == null
            ? ""
            : Numbers.ratio(interval.from()) + "–" + Numbers.ratio(interval.to()) + ", ")
        + Numbers.text(100 * ratio.spread())
        + byJvm(ratio);
  }

  private static String byJvm(Score ratio) {
    List<Double> medians = ratio.medians(Turns.ROUNDS);
    return medians.size() < 2
        ? ""
        : medians.stream().map(Numbers::ratio).collect(Collectors.joining(", ", "; ", ""));
  }

  private Section python() {
    MarkdownTable table =
        new MarkdownTable(
            List.of("client CPU, µs", "coodie", "for Python, cassandra-driver", "with acsylla"));
    for (Operation operation : List.of(Operation.INSERT, Operation.GET)) {
      List<OptionalDouble> others =
          PythonStage.DRIVERS.stream()
              .map(d -> scores.median(PythonStage.GROUP, operation.id(), d, PythonStage.CPU))
              .toList();
      if (others.stream().anyMatch(OptionalDouble::isPresent)) {
        OptionalDouble own = path(operation, Peer.COODIE, PathStage.CPU);
        List<String> row = new ArrayList<>(List.of(operation.label(), Numbers.text(own)));
        others.forEach(other -> row.add(times(other, own)));
        table.row(row);
      }
    }
    return new Section(
        "python",
        "coodie for Python",
        table,
        "In brackets: how many times coodie for Java of the same run, where that was measured.");
  }

  private Section transaction() {
    MarkdownTable table =
        new MarkdownTable(List.of("transaction of two rows", "client CPU, µs", "×", "sure"));
    String by = Peer.DRIVER_IDIOMS.name();
    for (Peer peer : TransactionStage.PEERS) {
      String group = TransactionStage.GROUP;
      OptionalDouble cpu = scores.median(group, group, peer.name(), TransactionStage.CPU);
      Optional<Score> ratio = scores.ratio(group, group, peer.name(), by, TransactionStage.CPU);
      if (cpu.isPresent() && ratio.isPresent()) {
        boolean self = peer == Peer.DRIVER_IDIOMS;
        String times = self ? "" : Numbers.ratio(ratio.get().median());
        String sure = self ? "" : sureness(ratio.get());
        table.row(List.of(peer.label(), Numbers.text(cpu), times, sure));
      }
    }
    return new Section(
        "transaction",
        "Transactions, on Cassandra 6.0",
        table,
        "The ratio is the median of those of all turns; behind it where it is, 19 times in 20, and how"
            + " far apart the middle half is, %; then the ratio in each pair of JVMs.");
  }

  private Section many() {
    MarkdownTable table =
        new MarkdownTable(List.of("very many rows", "rows a second", "client CPU a row, µs"));
    for (ManyTask task : ManyTask.values()) {
      for (String group : List.of(BulkStage.GROUP, ScanStage.GROUP)) {
        addMeasured(
            table,
            List.of(
                task.label(),
                Numbers.text(
                    scores.median(group, BulkStage.ROWS, task.name(), BulkStage.PER_SECOND)),
                Numbers.text(scores.median(group, BulkStage.ROWS, task.name(), BulkStage.CPU))));
      }
    }
    return new Section(
        "many",
        "Bulk writes on one node, whole tables read on three",
        table,
        "Writes: documents of ten columns, fifty in each partition, one after another, if nothing"
            + " else is said. Reads: rows of three columns.");
  }

  private Section transfer() {
    MarkdownTable table =
        new MarkdownTable(
            List.of("file and table", "who", "rows a second", "CPU s", "peak memory, MB"));
    for (TransferTask task : TransferTask.values()) {
      for (TransferTool tool : TransferTool.values()) {
        List<String> row = new ArrayList<>(List.of(task.label(), tool.label()));
        for (String metric :
            List.of(TransferStage.PER_SECOND, TransferStage.CPU, TransferStage.PEAK)) {
          row.add(
              Numbers.text(scores.median(TransferStage.GROUP, task.name(), tool.name(), metric)));
        }
        if (!row.get(2).isEmpty()) {
          table.row(row);
        }
      }
    }
    return new Section(
        "transfer",
        "Files into a table and out of it",
        table,
        "Whole commands, from their start to their end, each with its defaults, rows of ten columns.");
  }

  private Section spark() {
    MarkdownTable table =
        new MarkdownTable(
            List.of(
                "whole table",
                "who",
                "first reading, s",
                "warm, rows a second",
                "warm, client CPU a row, µs"));
    for (String what : List.of(SparkStage.ROWS, SparkStage.SUMS)) {
      for (SparkReader reader : SparkReader.values()) {
        OptionalDouble cpu = spark(what, reader, SparkStage.CPU);
        if (cpu.isPresent()) {
          table.row(
              List.of(
                  what.equals(SparkStage.ROWS) ? "all rows taken" : "sums of all columns",
                  reader.label(),
                  Numbers.text(spark(what, reader, SparkStage.FIRST)),
                  Numbers.text(spark(what, reader, SparkStage.PER_SECOND)),
                  times(cpu, spark(what, SparkReader.SCAN, SparkStage.CPU))));
        }
      }
    }
    return new Section(
        "spark",
        "Whole tables by Spark, two threads",
        table,
        "In brackets: how many times the scan of the same run.");
  }

  private OptionalDouble spark(String what, SparkReader reader, String metric) {
    return scores.median(SparkStage.GROUP, what, reader.name(), metric);
  }

  private Section prepared() {
    MarkdownTable table = new MarkdownTable(peers("what differs"));
    for (Shape shape : Shape.values()) {
      List<String> row = new ArrayList<>(List.of(shape.label()));
      for (Peer peer : Peer.values()) {
        OptionalDouble count =
            scores.median(
                PreparedStage.GROUP, shape.label(), peer.name(), PreparedStage.STATEMENTS);
        row.add(count.isEmpty() ? "" : Integer.toString((int) count.getAsDouble()));
      }
      addMeasured(table, row);
    }
    return new Section(
        "prepared",
        "Texts prepared for 1,000 calls",
        table,
        "coodie prepares each text twice: to learn the types, and with a comment that tells them, which is run"
            + " (docs/adr/0020-prepared-texts-tell-their-types.md).");
  }

  private Section firstUse() {
    MarkdownTable table =
        new MarkdownTable(List.of("in a fresh JVM, " + FirstUseStage.DOCUMENTS + " types", "ms"));
    String[][] rows = {
      {"`documents(T.class)` of each", FirstUseStage.ALL},
      {"the same after that of another document", FirstUseStage.FURTHER},
      {"only loading and linking their generated classes, the JVM's part", FirstUseStage.CLASSES},
      {"`documents(T.class)` of each, with an AOT cache on JDK 25", FirstUseStage.CACHED}
    };
    for (String[] row : rows) {
      OptionalDouble millis =
          scores.median(FirstUseStage.GROUP, row[1], Entry.COODIE.name(), FirstUseStage.MILLIS);
      addMeasured(table, List.of(row[0], Numbers.text(millis)));
    }
    return new Section("first-use", "First use", table, "");
  }

  private Section processing() {
    MarkdownTable table =
        new MarkdownTable(
            List.of(
                "javac in a fresh JVM, " + ProcessingStage.DOCUMENTS + " documents",
                "CPU, ms",
                "per document, ms",
                "processor, ×"));
    String[][] rows = {
      {"with the annotation processor", ProcessingStage.PROCESSED},
      {"without it, the same classes", ProcessingStage.WRITTEN},
      {"without it, the documents alone", ProcessingStage.ALONE}
    };
    for (String[] row : rows) {
      OptionalDouble millis =
          scores.median(ProcessingStage.GROUP, row[1], Entry.COODIE.name(), ProcessingStage.MILLIS);
      OptionalDouble each =
          millis.isEmpty()
              ? millis
              : OptionalDouble.of(millis.getAsDouble() / ProcessingStage.DOCUMENTS);
      OptionalDouble ratio = ProcessingStage.ratio(scores, row[1]);
      addMeasured(
          table, List.of(row[0], Numbers.text(millis), Numbers.text(each), Numbers.text(ratio)));
    }
    return new Section("processing", "Annotation processing", table, "");
  }

  private static List<String> peers(String first) {
    List<String> heads = new ArrayList<>(List.of(first));
    Arrays.stream(Peer.values()).forEach(peer -> heads.add(peer.label()));
    return heads;
  }

  private OptionalDouble path(Operation operation, Peer peer, String metric) {
    return scores.median(PathStage.GROUP, operation.id(), peer.name(), metric);
  }

  private static void addMeasured(MarkdownTable table, List<String> row) {
    if (row.stream().skip(1).anyMatch(cell -> !cell.isEmpty())) {
      table.row(row);
    }
  }

  private static String times(OptionalDouble value, OptionalDouble limit) {
    if (value.isEmpty() || limit.isEmpty()) {
      return Numbers.text(value);
    }
    return Numbers.text(value)
        + " ("
        + Numbers.ratio(value.getAsDouble() / limit.getAsDouble())
        + ")";
  }
}
