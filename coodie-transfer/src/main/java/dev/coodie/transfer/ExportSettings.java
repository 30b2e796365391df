package dev.coodie.transfer;

import dev.coodie.driver.CqlStatement;
import dev.coodie.scan.ScanPart;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is exported, which is a table or a query, and how. Changed only while it is copied. */
final class ExportSettings implements Cloneable {
  @Nullable String keyspace;
  @Nullable String table;
  List<String> columns = List.of();
  boolean ttl;
  boolean writeTime;
  @Nullable ScanPart part;
  @Nullable CqlStatement query;
  @Nullable TransferFormat format;
  boolean overwrite;
  boolean resume;
  int pageSize = 1_000;
  int checkpointRows = 50_000;
  TransferListener listener = progress -> {};
  BooleanSupplier stop = () -> false;

  /** A changed copy. */
  ExportSettings with(Consumer<ExportSettings> change) {
    ExportSettings copy = clone();
    change.accept(copy);
    return copy;
  }

  @Override
  protected ExportSettings clone() {
    try {
      return (ExportSettings) super.clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError("it is cloneable", e);
    }
  }
}
