package dev.coodie.driver;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Statements that are sent together. {@code toString} shows only the text of the first, since
 * values can be personal data.
 *
 * @param kind how the server runs it
 * @param statements one or more, in order; their own options are not used
 * @param options how it is sent
 * @param timestamp the write time in microseconds since 1970 of statements that have none in their
 *     text; null leaves it to the driver
 */
public record CqlBatch(
    BatchKind kind,
    List<CqlStatement> statements,
    StatementOptions options,
    @Nullable Long timestamp) {
  /** Copies the list. */
  public CqlBatch {
    statements = List.copyOf(statements);
  }

  /**
   * Whether running it twice has the same effect as running it once, so that it may be retried.
   * False if it replaces a list with a write time of its own: both lists would stay.
   */
  public boolean idempotent() {
    boolean all = kind != BatchKind.COUNTER;
    for (int i = 0; all && i < statements.size(); i++) {
      CqlStatement statement = statements.get(i);
      all = statement.idempotent() && (timestamp == null || !statement.replacesLists());
    }
    return all;
  }

  /** The same of other statements. */
  @SuppressWarnings("ReferenceEquality") // a shortcut; an equal list would only cost an object
  public CqlBatch withStatements(List<CqlStatement> other) {
    return other == statements ? this : new CqlBatch(kind, other, options, timestamp);
  }

  /** Whether it is a conditional write (LWT), whose timeout leaves its outcome unknown. */
  public boolean conditional() {
    boolean any = false;
    for (int i = 0; !any && i < statements.size(); i++) {
      any = statements.get(i).conditional();
    }
    return any;
  }

  /** For messages: the kind, the number of statements and the text of the first. */
  public String text() {
    int size = statements.size();
    return "BEGIN "
        + kind.word()
        + "BATCH of "
        + size
        + (size == 1 ? " statement" : " statements")
        + (size == 0 ? "" : ", the first: " + statements.get(0).text());
  }

  @Override
  public String toString() {
    return text();
  }
}
