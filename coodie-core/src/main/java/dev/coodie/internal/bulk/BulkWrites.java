package dev.coodie.internal.bulk;

import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultPage;
import dev.coodie.internal.run.Runner;
import dev.coodie.internal.write.DocumentWrites;
import dev.coodie.internal.write.Rejected;
import dev.coodie.internal.write.Versioned;
import dev.coodie.model.DocumentModel;
import dev.coodie.schema.definition.ColumnKind;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Documents that are saved or deleted, one row each. */
record BulkWrites<D>(DocumentWrites<D> writer, BulkWrites.Kind kind) implements Work<D, D> {
  public enum Kind {
    SAVE("saved"),
    DELETE("deleted");

    private final String done;

    Kind(String done) {
      this.done = done;
    }
  }

  @Override
  public Runner begin() {
    return writer
        .table()
        .begin(kind == Kind.SAVE ? "bulk.saveAll" : "bulk.deleteAll", writer.settings());
  }

  @Override
  public String typeName() {
    return writer.table().model().typeName();
  }

  @Override
  public String done() {
    return kind.done;
  }

  @Override
  public Request<D> request(D document) {
    return kind == Kind.SAVE
        ? save(writer.table().prepare(document, writer.settings()))
        : delete(document);
  }

  private Request<D> save(D prepared) {
    CqlStatement statement = writer.save(prepared);
    DocumentModel<D> model = writer.table().model().modelOf(prepared);
    if (!statement.conditional() && !model.hasStaticColumns()) {
      return new Write(prepared, statement, Row.of(statement, 0, model));
    }
    @Nullable ByteBuffer[] cells = model.cells(prepared, 0);
    Row row = Row.of(model, cells, model.keySize());
    return model.hasStaticColumns()
        ? new Write(
            prepared,
            statement,
            row,
            Row.of(model, cells, model.partitionKeySize()),
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
    CqlStatement statement = writer.delete(document);
    DocumentModel<D> model = writer.table().model().modelOf(document);
    if (statement.conditional()) {
      return new Write(
          document, statement, Row.of(model, model.cells(document, 0), model.keySize()));
    }
    // USING TIMESTAMP comes before WHERE.
    int first = writer.settings().timestamp() == null ? 0 : 1;
    return new Write(document, statement, Row.of(statement, first, model));
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
    public CompletionStage<?> send(Runner runner) {
      return runner.execute(statement);
    }

    @Override
    public D value(@Nullable Object answer) {
      if (!statement.conditional()) {
        return document;
      }
      Versioned<D> versioned = Versioned.of(writer.table(), document);
      if (!(answer instanceof ResultPage page)
          || Rejected.of(versioned.model(), statement, page) != null) {
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

  /**
   * Cells that are compared: what stands for the key of a row or partition, which the server knows
   * under several spellings; or what its rows share.
   */
  private static final class Row {
    private final @Nullable ByteBuffer[] key;
    private final int hash;

    Row(@Nullable ByteBuffer[] key) {
      this.key = key;
      this.hash = Arrays.hashCode(key);
    }

    static Row of(CqlStatement statement, int first, DocumentModel<?> model) {
      @Nullable ByteBuffer[] key = new ByteBuffer[model.keySize()];
      for (int i = 0; i < key.length; i++) {
        key[i] = key(model, i, statement.cell(first + i));
      }
      return new Row(key);
    }

    static Row of(DocumentModel<?> model, @Nullable ByteBuffer[] cells, int size) {
      @Nullable ByteBuffer[] key = new ByteBuffer[size];
      for (int i = 0; i < size; i++) {
        key[i] = key(model, i, cells[i]);
      }
      return new Row(key);
    }

    private static @Nullable ByteBuffer key(
        DocumentModel<?> model, int column, @Nullable ByteBuffer cell) {
      return cell == null ? null : model.columns().get(column).column().type().keyOf(cell);
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
