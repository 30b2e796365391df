package dev.coodie.javadriver;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.ColumnDefinition;
import com.datastax.oss.driver.api.core.cql.ColumnDefinitions;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import dev.coodie.column.UdtField;
import dev.coodie.column.ValueType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Prepares a text twice: as it is, to learn the types, and with a comment that tells them, to
 * execute that. A server knows a prepared statement by a hash of its text alone. It forgets those
 * of a table that changes, but takes one again as soon as anybody prepares the same text; whoever
 * prepared it before the change would then send values of the old types. With the types in the
 * text, a statement of the old types is never prepared again.
 */
final class TypedPreparation {
  private static final int MOST_ROUNDS = 3;
  private static final int SHOWN_BYTES = 8;
  private static final AtomicLong REQUESTS = new AtomicLong();

  private final CqlSession session;
  private final String text;

  private TypedPreparation(CqlSession session, String text) {
    this.session = session;
    this.text = text;
  }

  static CompletionStage<PreparedStatement> of(CqlSession session, String text) {
    TypedPreparation preparation = new TypedPreparation(session, text);
    return preparation.prepare("").thenCompose(found -> preparation.with(types(found), 1));
  }

  /** Again while the types change between two looks at them, which is not for long. */
  private CompletionStage<PreparedStatement> with(String types, int round) {
    return prepare(" /* types " + types + " */")
        .thenCompose(
            prepared -> {
              String now = types(prepared);
              return now.equals(types) || round == MOST_ROUNDS
                  ? CompletableFuture.completedFuture(prepared)
                  : with(now, round + 1);
            });
  }

  /**
   * Past the driver's own cache, which gives out what was prepared before a table was recreated:
   * the request has a timestamp that no other has. The prepared statement does not get it.
   */
  private CompletionStage<PreparedStatement> prepare(String comment) {
    return session.prepareAsync(
        SimpleStatement.newInstance(text + comment).setQueryTimestamp(REQUESTS.incrementAndGet()));
  }

  /** What the values and the results are, shortened. */
  static String types(PreparedStatement prepared) {
    StringBuilder all = new StringBuilder();
    describe(prepared.getVariableDefinitions(), all);
    all.append('>');
    describe(prepared.getResultSetDefinitions(), all);
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(all.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, SHOWN_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has it
    }
  }

  private static void describe(ColumnDefinitions definitions, StringBuilder out) {
    for (ColumnDefinition definition : definitions) {
      out.append(definition.getName().asInternal()).append(' ');
      describe(CqlTypes.of(definition.getType()), out);
    }
  }

  private static void describe(ValueType<?> type, StringBuilder out) {
    out.append(type.cql()).append('(');
    if (type.udtName().isPresent()) {
      for (UdtField<?, ?> field : type.udtFields()) {
        out.append(field.name()).append(' ');
        describe(field.type(), out);
      }
    } else {
      type.arguments().forEach(argument -> describe(argument, out));
    }
    out.append(')');
  }
}
