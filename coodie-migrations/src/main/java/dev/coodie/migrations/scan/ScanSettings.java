package dev.coodie.migrations.scan;

import dev.coodie.driver.Consistency;
import dev.coodie.driver.StatementOptions;
import dev.coodie.error.MigrationException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** How a table is scanned. */
record ScanSettings(
    Optional<String> name,
    List<String> columns,
    int ranges,
    int parallelism,
    int pageSize,
    int inFlight,
    int rowsPerSecond,
    StatementOptions options,
    boolean startOver,
    boolean verifyCount,
    Duration lease,
    Consumer<ScanProgress> listener) {
  static final ScanSettings DEFAULT =
      new ScanSettings(
          Optional.empty(),
          List.of(),
          1_024,
          4,
          1_000,
          128,
          0,
          StatementOptions.DEFAULT.withConsistency(Consistency.LOCAL_QUORUM),
          false,
          false,
          Duration.ofSeconds(30),
          progress -> {});

  ScanSettings {
    columns = List.copyOf(columns);
  }

  ScanSettings withName(String value) {
    if (value.isBlank() || value.length() > 200) {
      throw new MigrationException(
          "coodie-960", "A scan's name has 1 to 200 characters, not " + value.length() + ".");
    }
    return new ScanSettings(
        Optional.of(value),
        columns,
        ranges,
        parallelism,
        pageSize,
        inFlight,
        rowsPerSecond,
        options,
        startOver,
        verifyCount,
        lease,
        listener);
  }

  ScanSettings withoutName() {
    return new ScanSettings(
        Optional.empty(),
        columns,
        ranges,
        parallelism,
        pageSize,
        inFlight,
        rowsPerSecond,
        options,
        false,
        false,
        lease,
        progress -> {});
  }

  ScanSettings withColumns(List<String> value) {
    return new ScanSettings(
        name,
        value,
        ranges,
        parallelism,
        pageSize,
        inFlight,
        rowsPerSecond,
        options,
        startOver,
        verifyCount,
        lease,
        listener);
  }

  ScanSettings withRanges(int value) {
    int checked = check("ranges", value, TokenRange.MOST);
    return new ScanSettings(
        name,
        columns,
        checked,
        parallelism,
        pageSize,
        inFlight,
        rowsPerSecond,
        options,
        startOver,
        verifyCount,
        lease,
        listener);
  }

  ScanSettings withParallelism(int value) {
    int checked = check("parallelism", value, 1_024);
    return new ScanSettings(
        name,
        columns,
        ranges,
        checked,
        pageSize,
        inFlight,
        rowsPerSecond,
        options,
        startOver,
        verifyCount,
        lease,
        listener);
  }

  ScanSettings withPageSize(int value) {
    int checked = check("pageSize", value, 100_000);
    return new ScanSettings(
        name,
        columns,
        ranges,
        parallelism,
        checked,
        inFlight,
        rowsPerSecond,
        options,
        startOver,
        verifyCount,
        lease,
        listener);
  }

  ScanSettings withInFlight(int value) {
    int checked = check("inFlight", value, 100_000);
    return new ScanSettings(
        name,
        columns,
        ranges,
        parallelism,
        pageSize,
        checked,
        rowsPerSecond,
        options,
        startOver,
        verifyCount,
        lease,
        listener);
  }

  ScanSettings withRowsPerSecond(int value) {
    int checked = check("rowsPerSecond", value, 100_000_000);
    return new ScanSettings(
        name,
        columns,
        ranges,
        parallelism,
        pageSize,
        inFlight,
        checked,
        options,
        startOver,
        verifyCount,
        lease,
        listener);
  }

  ScanSettings withOptions(StatementOptions value) {
    return new ScanSettings(
        name,
        columns,
        ranges,
        parallelism,
        pageSize,
        inFlight,
        rowsPerSecond,
        value,
        startOver,
        verifyCount,
        lease,
        listener);
  }

  ScanSettings withStartOver() {
    return new ScanSettings(
        name,
        columns,
        ranges,
        parallelism,
        pageSize,
        inFlight,
        rowsPerSecond,
        options,
        true,
        verifyCount,
        lease,
        listener);
  }

  ScanSettings withVerifyCount() {
    return new ScanSettings(
        name,
        columns,
        ranges,
        parallelism,
        pageSize,
        inFlight,
        rowsPerSecond,
        options,
        startOver,
        true,
        lease,
        listener);
  }

  ScanSettings withLease(Duration value) {
    return new ScanSettings(
        name,
        columns,
        ranges,
        parallelism,
        pageSize,
        inFlight,
        rowsPerSecond,
        options,
        startOver,
        verifyCount,
        value,
        listener);
  }

  ScanSettings withListener(Consumer<ScanProgress> value) {
    return new ScanSettings(
        name,
        columns,
        ranges,
        parallelism,
        pageSize,
        inFlight,
        rowsPerSecond,
        options,
        startOver,
        verifyCount,
        lease,
        value);
  }

  private static int check(String what, int value, int most) {
    if (value < 1 || value > most) {
      throw new MigrationException(
          "coodie-960", "A scan's " + what + " is from 1 to " + most + ", not " + value + ".");
    }
    return value;
  }
}
