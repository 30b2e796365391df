package dev.coodie.javadriver;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.session.Session;
import com.datastax.oss.driver.internal.core.cql.DefaultPreparedStatement;
import com.datastax.oss.driver.internal.core.session.DefaultSession;
import com.datastax.oss.driver.internal.core.session.RepreparePayload;
import com.datastax.oss.driver.internal.core.session.SessionWrapper;
import java.nio.ByteBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who prepares a statement again that a node does not know any more. Nodes forget the statements of
 * a table when it is dropped, and when its columns or their user-defined types change. The driver
 * prepares them again by itself and sends the values it has, whatever the types are now. For that
 * it keeps the text; without it, the execution fails, nothing was run, and we can look at the types
 * first. A session of another class than the driver's own keeps doing it by itself.
 */
final class Repreparing {
  private static final String FORGOTTEN = "Tried to execute unprepared query";

  private final @Nullable Map<ByteBuffer, RepreparePayload> texts;

  private Repreparing(@Nullable Map<ByteBuffer, RepreparePayload> texts) {
    this.texts = texts;
  }

  static Repreparing of(Session session) {
    Session inner = session;
    while (inner instanceof SessionWrapper wrapper) {
      inner = wrapper.getDelegate();
    }
    return new Repreparing(inner instanceof DefaultSession own ? own.getRepreparePayloads() : null);
  }

  /** From now on the driver fails where it would prepare the statement again. */
  void leaveToUs(PreparedStatement statement) {
    if (texts != null) {
      texts.remove(statement.getId());
    }
  }

  /** From now on the driver prepares the statement again by itself. */
  void leaveToDriver(PreparedStatement statement) {
    if (texts != null && statement instanceof DefaultPreparedStatement own) {
      texts.put(own.getId(), own.getRepreparePayload());
    }
  }

  /** Whether a node does not know the statement, or one of the batch; it did nothing. */
  static boolean isForgotten(@Nullable Throwable error) {
    Throwable cause = Errors.unwrap(error);
    String message = cause.getMessage();
    return cause instanceof IllegalStateException
        && message != null
        && message.startsWith(FORGOTTEN);
  }
}
