package dev.coodie.transfer;

import dev.coodie.scan.ScanPart;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is compared, and what is done about differences. Changed only while it is copied. */
final class ComparisonSettings implements Cloneable {
  List<String> columns = List.of();
  boolean times;
  boolean values;
  @Nullable Side repaired;
  boolean apply;
  boolean delete;
  boolean force;
  @Nullable ScanPart part;
  @Nullable Path file;
  Consumer<String> lines = line -> {};
  Consumer<String> notes = note -> {};
  boolean overwrite;
  boolean resume;
  int parallelism = 4;
  int pageSize = 1_000;
  TransferListener listener = progress -> {};
  BooleanSupplier stop = () -> false;

  /** A changed copy. */
  ComparisonSettings with(Consumer<ComparisonSettings> change) {
    ComparisonSettings copy = clone();
    change.accept(copy);
    return copy;
  }

  /** What must be the same for a comparison to be resumed. */
  String fingerprint() {
    return String.join(
        " ",
        List.of(
            "times=" + times,
            "values=" + values,
            "repaired=" + repaired,
            "apply=" + apply,
            "delete=" + delete,
            "force=" + force,
            "part=" + part));
  }

  @Override
  protected ComparisonSettings clone() {
    try {
      return (ComparisonSettings) super.clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError("it is cloneable", e);
    }
  }
}
