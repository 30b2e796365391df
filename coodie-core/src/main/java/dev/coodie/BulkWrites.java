package dev.coodie;

import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultPage;
import dev.coodie.internal.bulk.Request;
import dev.coodie.internal.bulk.Work;
import dev.coodie.model.DocumentModel;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Documents that are saved or deleted, one row each. */
record BulkWrites<D>(Table<D> table, CqlDocuments<D> cql, BulkWrites.Kind kind)
    implements Work<D, D> {
  enum Kind {
    SAVE("saved"),
    DELETE("deleted");

    private final String done;

    Kind(String done) {
      this.done = done;
    }
  }

  @Override
  public String typeName() {
    return table.model.typeName();
  }

  @Override
  public String done() {
    return kind.done;
  }

  @Override
  public Request<D> request(D document) {
    return kind == Kind.SAVE ? save(table.prepare(document)) : delete(document);
  }

  private Request<D> save(D prepared) {
    CqlStatement statement = cql.savePrepared(prepared);
    // Static columns belong to the partition, so that all its rows write the same cells.
    int size =
        table.model.hasStaticColumns() ? table.model.partitionKeySize() : table.model.keySize();
    return new Write(
        prepared,
        statement,
        statement.conditional() ? rowOf(prepared, size) : Row.of(statement, 0, size));
  }

  private Request<D> delete(D document) {
    CqlStatement statement = cql.delete(document);
    int size = table.model.keySize();
    // USING TIMESTAMP comes before WHERE.
    int first = cql.settings().timestamp() == null ? 0 : 1;
    return new Write(
        document,
        statement,
        statement.conditional() ? rowOf(document, size) : Row.of(statement, first, size));
  }

  private Row rowOf(D document, int size) {
    DocumentModel<D> model = table.model.modelOf(document);
    return new Row(Arrays.copyOf(model.cells(document, 0), size));
  }

  /** One of them. */
  private final class Write implements Request<D> {
    private final D document;
    private final CqlStatement statement;
    private final Row row;

    Write(D document, CqlStatement statement, Row row) {
      this.document = document;
      this.statement = statement;
      this.row = row;
    }

    @Override
    public CompletionStage<?> send() {
      return table.runner.execute(statement);
    }

    @Override
    public D value(@Nullable Object answer) {
      if (!statement.conditional()) {
        return document;
      }
      Versioned<D> versioned = Versioned.of(table, document);
      if (!(answer instanceof ResultPage page) || !LwtResult.of(table, page).applied()) {
        throw versioned.stale();
      }
      return kind == Kind.SAVE ? versioned.after(versioned) : document;
    }

    @Override
    public CqlStatement statement() {
      return statement;
    }

    @Override
    public Object row() {
      return row;
    }

    @Override
    public boolean groupable() {
      return statement.idempotent();
    }
  }

  /** The encoded key of a row. */
  private static final class Row {
    private final @Nullable ByteBuffer[] key;
    private final int hash;

    Row(@Nullable ByteBuffer[] key) {
      this.key = key;
      this.hash = Arrays.hashCode(key);
    }

    static Row of(CqlStatement statement, int first, int size) {
      @Nullable ByteBuffer[] key = new ByteBuffer[size];
      for (int i = 0; i < size; i++) {
        key[i] = statement.cell(first + i);
      }
      return new Row(key);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Row that && hash == that.hash && Arrays.equals(key, that.key);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
