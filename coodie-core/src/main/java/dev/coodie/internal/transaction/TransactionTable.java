package dev.coodie.internal.transaction;

import dev.coodie.driver.Consistency;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.table.Settings;
import dev.coodie.internal.table.Table;
import dev.coodie.internal.write.DocumentWrites;
import dev.coodie.model.Inside;
import dev.coodie.schema.definition.OptionValue;
import dev.coodie.schema.definition.TableDefinition;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A table that transactions can read and write, with the statements of its documents. */
public record TransactionTable<D>(DocumentWrites<D> writes) implements Inside<D> {
  private static final Set<String> MODES = Set.of("full", "mixed_reads");
  private static final Set<Consistency> LEVELS =
      EnumSet.of(Consistency.ONE, Consistency.QUORUM, Consistency.ALL, Consistency.SERIAL);

  /**
   * The table of a handle.
   *
   * @throws InvalidQueryException if the handle or the table has what transactions cannot have
   */
  public static <D> TransactionTable<D> of(Table<D> table, Settings settings) {
    String type = table.model().typeName();
    if (table.isShared()) {
      throw new InvalidQueryException(
          "coodie-1308",
          type
              + " shares its table with other variants, and a transaction reads a row whatever it"
              + " is. Use the documents of the hierarchy's root.");
    }
    checkHandle(type, settings);
    checkTable(type, table.model().definition());
    checkLevel("The handle of " + type, settings.options().consistency());
    return new TransactionTable<>(new DocumentWrites<>(table, settings));
  }

  private static void checkHandle(String type, Settings settings) {
    if (settings.ttl() != null || settings.timestamp() != null) {
      throw new InvalidQueryException(
          "coodie-1305",
          "The handle of "
              + type
              + " has a "
              + (settings.ttl() != null ? "TTL" : "timestamp")
              + ", which a transaction cannot give to what it writes. Use a handle without"
              + (settings.ttl() != null ? " ttl(..) and neverExpires()." : " timestamp(..)."));
    }
  }

  private static void checkTable(String type, TableDefinition table) {
    OptionValue mode = table.options().get("transactional_mode");
    if (mode == null || !MODES.contains(mode.text())) {
      throw new InvalidQueryException(
          "coodie-1303",
          "The table of "
              + type
              + " is not transactional. Give it the option with @Document(options ="
              + " @TableOption(name = \"transactional_mode\", value = \"full\")), before the table is"
              + " created.");
    }
    if (table.defaultTtl() > 0) {
      throw new InvalidQueryException(
          "coodie-1304",
          "The table of "
              + type
              + " has a default TTL, and rows that a transaction writes to such a table are expired"
              + " at once. Remove defaultTtl, or write its rows without a transaction.");
    }
  }

  /** Refuses a level that the server has none of in transactions. */
  static void checkLevel(String subject, @Nullable Consistency level) {
    if (level != null && !LEVELS.contains(level)) {
      throw new InvalidQueryException(
          "coodie-1306",
          subject
              + " asks for consistency "
              + level
              + ", but a transaction takes ONE, QUORUM, ALL or SERIAL. Without any it is QUORUM.");
    }
  }

  public Table<D> table() {
    return writes.table();
  }

  public Settings settings() {
    return writes.settings();
  }

  @Override
  public String toString() {
    return writes.toString();
  }
}
