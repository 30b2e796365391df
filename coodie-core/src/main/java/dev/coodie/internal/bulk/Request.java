package dev.coodie.internal.bulk;

import dev.coodie.driver.CqlStatement;
import dev.coodie.internal.run.Runner;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What one item becomes on its way to the server; sent once, or again when that is safe. */
public interface Request<R> {
  /** Sends it on its own. */
  CompletionStage<?> send(Runner runner);

  /** What an answer means, that of {@link #send} or of a batch; throws what went wrong. */
  R value(@Nullable Object answer);

  /** The statement. */
  CqlStatement statement();

  /** Equal for items that must be sent one after the other; null if there are none such. */
  @Nullable Object row();

  /** Equal for items that write cells of their partition in common; null if it writes none. */
  default @Nullable Object partition() {
    return null;
  }

  /** The values of those cells. */
  default @Nullable Object shared() {
    return null;
  }

  /** Whether it may be sent in a batch with others of its partition. */
  boolean groupable();
}
