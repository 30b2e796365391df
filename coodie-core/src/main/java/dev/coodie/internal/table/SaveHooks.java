package dev.coodie.internal.table;

import dev.coodie.error.InvalidDocumentException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What changes documents before they are written, in order. */
public record SaveHooks(List<Hook<?>> hooks) {
  /** No hooks. */
  public static final SaveHooks NONE = new SaveHooks(List.of());

  /** One of them, for a type and those below it. */
  record Hook<T>(Class<T> type, UnaryOperator<T> change) {
    Object apply(Object document) {
      if (!type.isInstance(document)) {
        return document;
      }
      @Nullable T changed = change.apply(type.cast(document));
      if (changed == null) {
        throw new InvalidDocumentException(
            "coodie-1210",
            "A hook for "
                + type.getSimpleName()
                + " that was given with CoodieConfig.beforeSave(..) returned null. It must return"
                + " the document to write. Nothing was sent.");
      }
      return changed;
    }
  }

  /** The same with one more. */
  public <T> SaveHooks plus(Class<T> type, UnaryOperator<T> change) {
    List<Hook<?>> all = new ArrayList<>(hooks);
    all.add(new Hook<>(type, change));
    return new SaveHooks(List.copyOf(all));
  }

  @SuppressWarnings("unchecked") // a hook gives what it gets: its type, or one below it
  <D> D apply(D document) {
    Object changed = document;
    for (int i = 0; i < hooks.size(); i++) {
      changed = hooks.get(i).apply(changed);
    }
    return (D) changed;
  }
}
