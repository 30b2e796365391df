package dev.coodie.internal.table;

import dev.coodie.internal.page.PageTokenKeys;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What was chosen for all statements of one {@code Coodie}.
 *
 * @param keyspace that of documents which name none
 * @param pageSize 0 leaves it to the driver
 * @param validating whether constraints of documents are checked
 * @param ownPageTokenKeys those that were given, if any
 * @param batchWarnBytes from where on a batch over several partitions is warned of
 * @param batchFailBytes from where on it is refused
 * @param hooks what changes documents before they are written
 * @param auditing what tells who writes, and when
 * @param check what refuses a document that breaks constraints
 */
public record Defaults(
    @Nullable String keyspace,
    int pageSize,
    boolean validating,
    @Nullable PageTokenKeys ownPageTokenKeys,
    int batchWarnBytes,
    int batchFailBytes,
    SaveHooks hooks,
    Auditing auditing,
    Consumer<Object> check) {
  /** What seals and opens page tokens: the keys of this process where none were given. */
  public PageTokenKeys pageTokenKeys() {
    return ownPageTokenKeys == null ? PageTokenKeys.ofProcess() : ownPageTokenKeys;
  }
}
