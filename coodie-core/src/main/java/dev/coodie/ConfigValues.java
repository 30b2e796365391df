package dev.coodie;

import dev.coodie.CoodieConfig.ContactPoint;
import dev.coodie.column.Converter;
import dev.coodie.driver.Consistency;
import dev.coodie.internal.check.Constraints;
import dev.coodie.internal.observe.Observer;
import dev.coodie.internal.page.PageTokenKeys;
import dev.coodie.internal.table.Auditing;
import dev.coodie.internal.table.Defaults;
import dev.coodie.internal.table.SaveHooks;
import dev.coodie.observe.OperationListener;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a {@link CoodieConfig} was told. It changes only between a copy and the next config. */
final class ConfigValues implements Cloneable {
  private static final int BATCH_WARN_BYTES = 5 * 1024;
  private static final int BATCH_FAIL_BYTES = 50 * 1024;

  List<ContactPoint> contactPoints = List.of();
  @Nullable String localDatacenter;
  @Nullable String keyspace;
  @Nullable String user;
  @Nullable String password;
  @Nullable Tls tls;
  Compression compression = Compression.NONE;
  boolean onFirstUse;
  @Nullable Duration connectTimeout;
  @Nullable Duration requestTimeout;
  @Nullable Consistency consistency;
  @Nullable String profile;
  int pageSize;
  @Nullable PageTokenKeys pageTokenKeys;
  boolean validating = true;
  int batchWarnBytes = BATCH_WARN_BYTES;
  int batchFailBytes = BATCH_FAIL_BYTES;
  long statementMemory;
  List<Converter<?, ?>> converters = List.of();
  List<OperationListener> listeners = List.of();
  SaveHooks hooks = SaveHooks.NONE;
  Auditing auditing = Auditing.DEFAULT;
  @Nullable DocumentValidator validator;

  ConfigValues copy() {
    try {
      return (ConfigValues) clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }

  /** What is chosen for statements. */
  Defaults choices() {
    return new Defaults(
        keyspace,
        pageSize,
        validating,
        pageTokenKeys,
        batchWarnBytes,
        batchFailBytes,
        hooks,
        auditing,
        validator == null ? Constraints::check : validator::check);
  }

  /** What tells the listeners; null if there are none. */
  @Nullable Observer observer(@Nullable Consistency usual) {
    return listeners.isEmpty() ? null : new Observer(OperationListener.all(listeners), usual);
  }
}
