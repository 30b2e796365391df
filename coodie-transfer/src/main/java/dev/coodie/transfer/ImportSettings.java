package dev.coodie.transfer;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How a file is read and written. Changed only while it is copied. */
final class ImportSettings implements Cloneable {
  @Nullable TransferFormat format;
  List<String> columns = List.of();
  Map<String, String> renamed = Map.of();
  boolean ignoreUnknown;
  boolean writeNulls;
  Timestamps timestamps = Timestamps.EXACT;
  boolean dryRun;
  boolean resume;
  boolean restart;
  boolean acceptDoubleCounting;
  long maxRejects = 1_000;
  @Nullable Path rejects;
  int inFlight = 128;
  int checkpointRecords = 10_000;
  TransferListener listener = progress -> {};
  BooleanSupplier stop = () -> false;

  /** A changed copy. */
  ImportSettings with(Consumer<ImportSettings> change) {
    ImportSettings copy = clone();
    change.accept(copy);
    return copy;
  }

  @Override
  protected ImportSettings clone() {
    try {
      return (ImportSettings) super.clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError("it is cloneable", e);
    }
  }

  /** What must be the same for an import to be resumed. */
  String fingerprint(TransferTable table, TransferFormat found) {
    return table
        + " "
        + found
        + " "
        + new TreeSet<>(columns)
        + " "
        + new TreeMap<>(renamed)
        + (ignoreUnknown ? " ignoring unknown" : "")
        + (writeNulls ? " with nulls" : "")
        + (timestamps == Timestamps.MILLIS ? " with timestamps cut off" : "");
  }

  Path rejectsOf(Path file) {
    return rejects == null ? file.resolveSibling(file.getFileName() + ".rejects") : rejects;
  }
}
