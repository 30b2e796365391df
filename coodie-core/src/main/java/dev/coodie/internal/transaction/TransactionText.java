package dev.coodie.internal.transaction;

import dev.coodie.column.Reference;
import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.FieldByField;
import dev.coodie.driver.Written;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.cql.Shape;
import dev.coodie.internal.cql.Texts;
import dev.coodie.internal.cql.Texts.Text;
import dev.coodie.model.ModelColumn;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a transaction: its text depends on its shape alone, and its values come in its order. */
record TransactionText(TransactionState transaction) {
  /** All is one statement, so none of it can be written in another way. */
  private static final FieldByField REFUSAL =
      (whole, found) -> {
        throw new InvalidQueryException(
            "coodie-1324",
            "The server's user-defined type has fields that the program does not know, and a"
                + " transaction would erase them. Add the fields to the class, or set the fields one"
                + " by one.");
      };

  private static final ValueType<?>[] NO_TYPES = {};

  /** The protocol counts values in two bytes. */
  private static final int MOST_VALUES = 65_535;

  CqlStatement statement() {
    int size = 0;
    for (ReadState<?> read : transaction.reads()) {
      size += read.select().size();
    }
    for (RowCheck check : transaction.checks()) {
      size += check.bound() == null ? 0 : 1;
    }
    boolean openTypes = false;
    for (WriteState write : transaction.writes()) {
      size += write.statement().size() - write.copies().size();
      openTypes |= write.statement().fieldByField() != null;
    }
    if (size > MOST_VALUES) {
      throw new InvalidQueryException(
          "coodie-1326",
          "A transaction has "
              + size
              + " values; at most "
              + MOST_VALUES
              + " can be sent together. Make several transactions, or write in batches what needs"
              + " none.");
    }
    @Nullable ByteBuffer[] cells = new ByteBuffer[size];
    ValueType<?>[] types = new ValueType<?>[size];
    int at = 0;
    for (ReadState<?> read : transaction.reads()) {
      at = bind(read.select(), Map.of(), cells, types, at);
    }
    for (RowCheck check : transaction.checks()) {
      ByteBuffer value = check.bound();
      if (value != null) {
        cells[at] = value;
        types[at++] = check.type();
      }
    }
    for (WriteState write : transaction.writes()) {
      at = bind(write.statement(), write.copies(), cells, types, at);
    }
    CqlStatement statement =
        CqlStatement.of(keptText(), cells, types, null, Written.UNKNOWN, false)
            .withOptions(transaction.options());
    if (openTypes) {
      statement = statement.withFieldByField(REFUSAL);
    }
    return transaction.writes().isEmpty() ? statement : statement.asConditional();
  }

  /** The same object for all transactions of one shape, so that the driver finds it at once. */
  private String keptText() {
    Texts texts =
        (transaction.reads().isEmpty()
                ? transaction.writes().get(0).table()
                : transaction.reads().get(0).of().table())
            .texts();
    Shape shape = shape();
    Text known = texts.find(shape);
    return (known == null ? texts.remember(shape, new Text(text(), NO_TYPES)) : known).text();
  }

  private Shape shape() {
    int room = 4 + 2 * transaction.reads().size() + 4 * transaction.checks().size();
    for (WriteState write : transaction.writes()) {
      room += 2 + 3 * write.copies().size();
    }
    Shape shape = new Shape(room).add("BEGIN TRANSACTION").add(transaction.reads().size());
    for (ReadState<?> read : transaction.reads()) {
      shape.add(read.of().table()).add(read.select().text());
    }
    shape.add(transaction.checks().size());
    for (RowCheck check : transaction.checks()) {
      shape.add(transaction.index(check.read()));
      check.addTo(shape);
    }
    shape.add(transaction.writes().size());
    for (WriteState write : transaction.writes()) {
      shape.add(write.statement().text()).add(write.copies().size());
      write
          .copies()
          .forEach(
              (marker, copied) ->
                  shape.add(marker).add(transaction.index(copied.read())).add(copied.column()));
    }
    return shape;
  }

  private static int bind(
      CqlStatement part,
      Map<Integer, Reference<?>> without,
      @Nullable ByteBuffer[] cells,
      ValueType<?>[] types,
      int first) {
    int at = first;
    for (int i = 0; i < part.size(); i++) {
      if (without.isEmpty() || !without.containsKey(i)) {
        cells[at] = part.cell(i);
        types[at++] = part.type(i);
      }
    }
    return at;
  }

  String text() {
    StringBuilder text = new StringBuilder(512).append("BEGIN TRANSACTION");
    List<ReadState<?>> reads = transaction.reads();
    for (int i = 0; i < reads.size(); i++) {
      text.append(" LET r").append(i).append(" = (").append(reads.get(i).select().text());
      text.append(");");
    }
    addSelect(text);
    if (!transaction.checks().isEmpty()) {
      String before = " IF ";
      for (RowCheck check : transaction.checks()) {
        text.append(before).append(check.cql(transaction.name(check.read())));
        before = " AND ";
      }
      text.append(" THEN");
    }
    for (WriteState write : transaction.writes()) {
      text.append(' ');
      addWrite(text, write);
      text.append(';');
    }
    text.append(transaction.checks().isEmpty() ? "" : " END IF");
    return text.append(" COMMIT TRANSACTION").toString();
  }

  private void addSelect(StringBuilder text) {
    String before = " SELECT ";
    for (ReadState<?> read : transaction.reads()) {
      String name = transaction.name(read);
      for (ModelColumn column : read.columns()) {
        text.append(before).append(ReadState.reference(name, column.column()));
        before = ", ";
      }
    }
    text.append(transaction.reads().isEmpty() ? "" : ";");
  }

  /** With references in the place of the markers of values that are copied. */
  private void addWrite(StringBuilder text, WriteState write) {
    String own = write.statement().text();
    if (write.copies().isEmpty()) {
      text.append(own);
      return;
    }
    boolean quoted = false;
    int marker = 0;
    for (int i = 0; i < own.length(); i++) {
      char each = own.charAt(i);
      quoted ^= each == '"';
      Reference<?> copied = each == '?' && !quoted ? write.copies().get(marker++) : null;
      if (copied == null) {
        text.append(each);
      } else {
        text.append(ReadState.reference(transaction.name(copied.read()), copied.column()));
      }
    }
  }
}
