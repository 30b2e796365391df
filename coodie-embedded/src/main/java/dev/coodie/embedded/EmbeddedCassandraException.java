package dev.coodie.embedded;

import org.jspecify.annotations.Nullable;

/**
 * An embedded node cannot be started, stopped or used as requested. The message says what happened,
 * where and what to do, and carries an id such as {@code [coodie-804]}; after a failed start the
 * last lines of the node's log follow.
 */
public final class EmbeddedCassandraException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String id;

  EmbeddedCassandraException(String id, String sentence) {
    this(id, sentence, "", null);
  }

  EmbeddedCassandraException(String id, String sentence, String log, @Nullable Throwable cause) {
    super(sentence + " [" + id + "]" + log, cause);
    this.id = id;
  }

  /** The stable id of this kind of error, for example {@code coodie-804}. */
  public String id() {
    return id;
  }
}
