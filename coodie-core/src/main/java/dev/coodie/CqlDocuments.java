package dev.coodie;

import dev.coodie.annotation.CheckReturnValue;
import dev.coodie.column.Condition;
import dev.coodie.driver.CqlStatement;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.check.Arguments;
import dev.coodie.internal.query.KeyReads;
import dev.coodie.internal.query.QueryState;
import dev.coodie.internal.table.Settings;
import dev.coodie.internal.table.Table;
import dev.coodie.internal.write.DocumentWrites;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The operations of {@link Documents} as statements, not run. */
@CheckReturnValue
public final class CqlDocuments<D> {
  private final Table<D> table;
  private final Settings settings;
  private final DocumentWrites<D> writer;
  private final KeyReads<D> keys;

  CqlDocuments(DocumentWrites<D> writer) {
    this.table = writer.table();
    this.settings = writer.settings();
    this.writer = writer;
    this.keys = new KeyReads<>(table, settings);
  }

  /** See {@link Documents#get}. */
  public CqlStatement get(Condition<? super D> key) {
    return new CqlQuery<>(query(key)).one();
  }

  /** See {@link Documents#findOne}. */
  @SafeVarargs
  public final CqlStatement findOne(Condition<? super D>... conditions) {
    return new CqlQuery<>(query(Arguments.all("a condition", conditions))).atMostOne();
  }

  /** See {@link Documents#save}; a conditional write when the document has a version. */
  public CqlStatement save(D document) {
    return writer.save(table.prepare(document, settings));
  }

  /** See {@link Documents#insertIfNotExists}. */
  public CqlStatement insertIfNotExists(D document) {
    return writer.insertIfNotExists(table.prepareNew(document));
  }

  /** See {@link Documents#delete}; a conditional write when the document has a version. */
  public CqlStatement delete(D document) {
    return writer.delete(document);
  }

  /** See {@link Documents#saveChanges}; empty when nothing differs, so nothing would be sent. */
  public Optional<CqlStatement> saveChanges(D before, D after) {
    return writer.saveChanges(before, table.prepareChange(before, after));
  }

  /** See {@link Documents#saveJson}. */
  public CqlStatement saveJson(String json) {
    return writer.saveJson(json);
  }

  /** See {@link Documents#truncate}. */
  public CqlStatement truncate() {
    if (table.model().discriminator().filter(d -> !d.all()).isPresent()) {
      throw new InvalidQueryException(
          "coodie-716",
          table.model()
              + " shares its table with other types, whose rows TRUNCATE would remove too. Truncate"
              + " the root of the hierarchy, or delete by key.");
    }
    return CqlStatement.of("TRUNCATE " + table.name(settings))
        .withIdempotent(false)
        .withOptions(settings.options());
  }

  DocumentWrites<D> writer() {
    return writer;
  }

  /** What reads the row whose whole key this is; null if it is not. */
  @Nullable CqlStatement row(Condition<? super D> key) {
    return keys.statement(Arguments.given(key, "a condition"));
  }

  QueryState<D> query(Condition<? super D> condition) {
    return keys.query(Arguments.given(condition, "a condition"));
  }

  QueryState<D> query(List<? extends Condition<? super D>> conditions) {
    return keys.all().where(conditions);
  }

  /** Type and table, never values; for logs and messages. */
  @Override
  public String toString() {
    return "CqlDocuments of " + writer;
  }
}
