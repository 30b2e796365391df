package dev.coodie.schema.change;

import java.util.List;

/**
 * One difference between what is wanted and what a keyspace has.
 *
 * @param action what happens to it
 * @param subject what it happens to
 * @param keyspace the keyspace as the server has it, unquoted
 * @param owner the table, view or user-defined type concerned, or that the column, field, option or
 *     index belongs to; empty for a keyspace
 * @param name the column, field, option or index; otherwise the same as {@code owner}, or for a
 *     keyspace its name
 * @param safety what it takes
 * @param description a sentence without its full stop: what there is and what is wanted
 * @param statements the CQL that makes it, in order; empty for {@link Safety#IMPOSSIBLE} and {@link
 *     Safety#NOTED}
 * @param undo the CQL that reverts it, in order, so that it can be made again; empty where the
 *     server cannot do that, as for a field of a type; data that a change removed does not come
 *     back
 * @param advice what to do instead, as sentences; empty unless {@link Safety#IMPOSSIBLE}, {@link
 *     Safety#NOTED}, or there is an {@code error}
 * @param error the id of the error that a plan is refused with while this cannot be made, for
 *     example {@code coodie-703}: always given for {@link Safety#IMPOSSIBLE}; for {@link
 *     Safety#DESTRUCTIVE} where queries would be wrong without the change, until it is allowed;
 *     otherwise empty
 */
public record SchemaChange(
    Action action,
    Subject subject,
    String keyspace,
    String owner,
    String name,
    Safety safety,
    String description,
    List<String> statements,
    List<String> undo,
    String advice,
    String error) {

  /** What happens. */
  public enum Action {
    /** It is wanted, but missing. */
    CREATE,
    /** It exists, but differs from what is wanted. */
    ALTER,
    /** It exists, but is not wanted. */
    DROP
  }

  /** What a change is about. */
  public enum Subject {
    /** A keyspace and its replication. */
    KEYSPACE,
    /** A user-defined type. */
    TYPE,
    /** A field of a user-defined type. */
    FIELD,
    /** A table with its key. */
    TABLE,
    /** A column. */
    COLUMN,
    /** An option of a table or view. */
    OPTION,
    /** An index. */
    INDEX,
    /** A materialized view. */
    VIEW
  }

  /** Copies the lists. */
  public SchemaChange {
    statements = List.copyOf(statements);
    undo = List.copyOf(undo);
  }
}
