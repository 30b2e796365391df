package dev.coodie.migrations.scan;

import dev.coodie.driver.Consistency;
import dev.coodie.driver.Row;
import dev.coodie.driver.StatementOptions;
import dev.coodie.error.MigrationException;
import dev.coodie.scan.Scan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** How a table is scanned. An immutable value: its fields change only while a copy is made. */
final class ScanSettings {
  static final ScanSettings DEFAULT = new ScanSettings();

  Optional<String> name = Optional.empty();
  List<String> columns = List.of();
  int ranges = 1_024;
  int parallelism = 4;
  int pageSize = 1_000;
  int inFlight = 128;
  int rowsPerSecond;
  StatementOptions options = StatementOptions.DEFAULT.withConsistency(Consistency.LOCAL_QUORUM);
  boolean startOver;
  boolean verifyCount;
  Duration lease = Duration.ofSeconds(30);
  Consumer<TableScanProgress> listener = progress -> {};

  private ScanSettings() {}

  private ScanSettings(ScanSettings other) {
    name = other.name;
    columns = other.columns;
    ranges = other.ranges;
    parallelism = other.parallelism;
    pageSize = other.pageSize;
    inFlight = other.inFlight;
    rowsPerSecond = other.rowsPerSecond;
    options = other.options;
    startOver = other.startOver;
    verifyCount = other.verifyCount;
    lease = other.lease;
    listener = other.listener;
  }

  private ScanSettings with(Consumer<ScanSettings> change) {
    ScanSettings copy = new ScanSettings(this);
    change.accept(copy);
    return copy;
  }

  ScanSettings withName(String value) {
    if (value.isBlank() || value.length() > 200) {
      throw new MigrationException(
          "coodie-960", "A scan's name has 1 to 200 characters, not " + value.length() + ".");
    }
    return with(s -> s.name = Optional.of(value));
  }

  ScanSettings withoutName() {
    return with(
        s -> {
          s.name = Optional.empty();
          s.startOver = false;
          s.verifyCount = false;
          s.listener = progress -> {};
        });
  }

  ScanSettings withColumns(List<String> value) {
    List<String> copied = List.copyOf(value);
    return with(s -> s.columns = copied);
  }

  ScanSettings withRanges(int value) {
    int checked = check("ranges", value, 1_000_000);
    return with(s -> s.ranges = checked);
  }

  ScanSettings withParallelism(int value) {
    int checked = check("parallelism", value, 1_024);
    return with(s -> s.parallelism = checked);
  }

  ScanSettings withPageSize(int value) {
    int checked = check("pageSize", value, 100_000);
    return with(s -> s.pageSize = checked);
  }

  ScanSettings withInFlight(int value) {
    int checked = check("inFlight", value, 100_000);
    return with(s -> s.inFlight = checked);
  }

  ScanSettings withRowsPerSecond(int value) {
    int checked = check("rowsPerSecond", value, 100_000_000);
    return with(s -> s.rowsPerSecond = checked);
  }

  ScanSettings withOptions(StatementOptions value) {
    return with(s -> s.options = value);
  }

  ScanSettings withStartOver() {
    return with(s -> s.startOver = true);
  }

  ScanSettings withVerifyCount() {
    return with(s -> s.verifyCount = true);
  }

  ScanSettings withLease(Duration value) {
    return with(s -> s.lease = value);
  }

  ScanSettings withListener(Consumer<TableScanProgress> value) {
    return with(s -> s.listener = value);
  }

  /** How the core's scan goes about it. */
  Scan<Row> applyTo(Scan<Row> scan) {
    Scan<Row> told = scan.equalRanges(ranges).parallelism(parallelism).pageSize(pageSize);
    Consistency level = options.consistency();
    told = level == null ? told : told.consistency(level);
    Duration timeout = options.timeout();
    return timeout == null ? told : told.timeout(timeout);
  }

  private static int check(String what, int value, int most) {
    if (value < 1 || value > most) {
      throw new MigrationException(
          "coodie-960", "A scan's " + what + " is from 1 to " + most + ", not " + value + ".");
    }
    return value;
  }
}
