package dev.coodie;

import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultPage;
import dev.coodie.internal.bulk.Request;
import dev.coodie.internal.bulk.Work;
import dev.coodie.model.DocumentModel;
import dev.coodie.schema.ColumnKind;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
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
    DocumentModel<D> model = table.model.modelOf(prepared);
    if (!statement.conditional() && !model.hasStaticColumns()) {
      return new Write(prepared, statement, Row.of(statement, 0, model.keySize()));
    }
    @Nullable ByteBuffer[] cells = model.cells(prepared, 0);
    Row row = new Row(Arrays.copyOf(cells, model.keySize()));
    return model.hasStaticColumns()
        ? new Write(
            prepared,
            statement,
            row,
            new Row(Arrays.copyOf(cells, model.partitionKeySize())),
            new Row(staticCells(model, cells)))
        : new Write(prepared, statement, row);
  }

  /** All rows of a partition write these. */
  private static @Nullable ByteBuffer[] staticCells(
      DocumentModel<?> model, @Nullable ByteBuffer[] cells) {
    return IntStream.range(0, cells.length)
        .filter(i -> model.columns().get(i).kind() == ColumnKind.STATIC)
        .mapToObj(i -> cells[i])
        .toArray(ByteBuffer[]::new);
  }

  private Request<D> delete(D document) {
    CqlStatement statement = cql.delete(document);
    DocumentModel<D> model = table.model.modelOf(document);
    if (statement.conditional()) {
      return new Write(
          document, statement, new Row(Arrays.copyOf(model.cells(document, 0), model.keySize())));
    }
    // USING TIMESTAMP comes before WHERE.
    int first = cql.settings().timestamp() == null ? 0 : 1;
    return new Write(document, statement, Row.of(statement, first, model.keySize()));
  }

  /** One of them. */
  private final class Write implements Request<D> {
    private final D document;
    private final CqlStatement statement;
    private final Row row;
    private final @Nullable Row partition;
    private final @Nullable Row shared;

    Write(D document, CqlStatement statement, Row row) {
      this(document, statement, row, null, null);
    }

    Write(
        D document,
        CqlStatement statement,
        Row row,
        @Nullable Row partition,
        @Nullable Row shared) {
      this.document = document;
      this.statement = statement;
      this.row = row;
      this.partition = partition;
      this.shared = shared;
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
    public @Nullable Object partition() {
      return partition;
    }

    @Override
    public @Nullable Object shared() {
      return shared;
    }

    @Override
    public boolean groupable() {
      return statement.idempotent();
    }
  }

  /** Encoded cells that are compared: the key of a row or partition, or what its rows share. */
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
