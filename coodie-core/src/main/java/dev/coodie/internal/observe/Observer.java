package dev.coodie.internal.observe;

import dev.coodie.driver.Consistency;
import dev.coodie.observe.OperationListener;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listener of one {@code Coodie}, kept from doing harm. Thread-safe. */
public final class Observer {
  private static final Logger LOG = LoggerFactory.getLogger(OperationListener.class);

  private final OperationListener listener;
  private final @Nullable Consistency usual;
  private final AtomicBoolean hasThrown = new AtomicBoolean();

  /** {@code usual} is the consistency of statements that name none, null if the driver's. */
  public Observer(OperationListener listener, @Nullable Consistency usual) {
    this.listener = listener;
    this.usual = usual;
  }

  /** An operation on a table begins. */
  public Watched begin(String name, Optional<String> document, String keyspace, String table) {
    return new Watched(this, name, document, Optional.of(keyspace), Optional.of(table));
  }

  /** An operation on no table that is known begins; the keyspace is that of the connection. */
  public Watched begin(String name, Optional<String> keyspace) {
    return new Watched(this, name, Optional.empty(), keyspace, Optional.empty());
  }

  @Nullable Consistency usual() {
    return usual;
  }

  void tell(Consumer<OperationListener> event) {
    try {
      event.accept(listener);
    } catch (RuntimeException | LinkageError | AssertionError e) {
      if (hasThrown.compareAndSet(false, true)) {
        LOG.warn(
            "{} threw an exception, which changes no operation. Later ones are not logged.",
            listener.getClass().getName(),
            e);
      }
    }
  }
}
