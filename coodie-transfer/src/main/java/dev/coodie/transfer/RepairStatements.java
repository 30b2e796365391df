package dev.coodie.transfer;

import dev.coodie.column.ValueType;
import dev.coodie.cql.CqlNames;
import dev.coodie.driver.CqlStatement;
import dev.coodie.transfer.TransferTable.Column;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The CQL of a repair: one statement a write, all of one partition. */
final class RepairStatements {
  private final ComparedTable table;

  RepairStatements(ComparedTable target) {
    this.table = target;
  }

  /** All writes of a row; {@code attempt} is how often they were sent before. */
  List<CqlStatement> of(RowDifference difference, List<CellWrite> writes, int attempt) {
    return writes.stream().map(write -> of(difference, write, attempt)).toList();
  }

  private CqlStatement of(RowDifference difference, CellWrite write, int attempt) {
    return switch (write.kind()) {
      case ROW -> new Text(write.time(), write.ttl()).insert(difference);
      case DELETE_ROW -> new Text(write.time(), null).delete("", difference);
      case DELETE_CELL ->
          new Text(write.time(), null).delete(column(write).quoted() + " ", difference);
      case VALUE, LIST -> value(difference, write, attempt);
      case PUT, CUT ->
          Shape.of(column(write).type()) == Shape.UDT
              ? fields(difference, write)
              : elements(difference, write);
    };
  }

  private static Column column(CellWrite write) {
    return Objects.requireNonNull(write.column());
  }

  private CqlStatement value(RowDifference difference, CellWrite write, int attempt) {
    boolean list = write.kind() == CellWrite.Kind.LIST;
    Text text = new Text(write.time() + (list ? attempt : 0), write.ttl());
    Column column = column(write);
    text.bind(write.value(), column.type());
    return text.update(column.quoted() + " = ?", difference).withIdempotent(!list);
  }

  private CqlStatement elements(RowDifference difference, CellWrite write) {
    Column column = column(write);
    boolean put = write.kind() == CellWrite.Kind.PUT;
    boolean keys = !put && Shape.of(column.type()) == Shape.MAP;
    Text text = new Text(write.time(), write.ttl());
    text.bind(
        write.value(), keys ? ValueType.set(column.type().arguments().get(0)) : column.type());
    String set = column.quoted() + " = " + column.quoted() + (put ? " + ?" : " - ?");
    return text.update(set, difference);
  }

  private CqlStatement fields(RowDifference difference, CellWrite write) {
    Column column = column(write);
    Text text = new Text(write.time(), write.ttl());
    List<String> set = new ArrayList<>();
    List<@Nullable ByteBuffer> parts =
        Parts.split(column.type(), Objects.requireNonNull(write.value()));
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) != null) {
        String field = CqlNames.quoted(column.type().udtFields().get(i).name());
        set.add(column.quoted() + "." + field + " = ?");
        text.bind(
            write.kind() == CellWrite.Kind.PUT ? parts.get(i) : null,
            column.type().arguments().get(i));
      }
    }
    return text.update(String.join(", ", set), difference);
  }

  /** One statement: its markers in order. */
  private final class Text {
    private final List<@Nullable ByteBuffer> cells = new ArrayList<>();
    private final List<ValueType<?>> types = new ArrayList<>();
    private final long time;
    private final @Nullable Integer ttl;

    Text(long time, @Nullable Integer ttl) {
      this.time = time;
      this.ttl = ttl;
    }

    void bind(@Nullable ByteBuffer cell, ValueType<?> type) {
      cells.add(cell);
      types.add(type);
    }

    private String using() {
      return ttl == null ? " USING TIMESTAMP ?" : " USING TIMESTAMP ? AND TTL ?";
    }

    CqlStatement insert(RowDifference difference) {
      List<Column> key = bindKey(difference);
      String names = key.stream().map(Column::quoted).collect(Collectors.joining(", "));
      String marks = key.stream().map(column -> "?").collect(Collectors.joining(", "));
      String into = "INSERT INTO " + table.name() + " (" + names + ") VALUES (" + marks + ")";
      return statement(into + using(), cells.size());
    }

    CqlStatement update(String set, RowDifference difference) {
      String where = where(difference);
      return statement("UPDATE " + table.name() + using() + " SET " + set + where, 0);
    }

    CqlStatement delete(String what, RowDifference difference) {
      String where = where(difference);
      return statement("DELETE " + what + "FROM " + table.name() + using() + where, 0);
    }

    private String where(RowDifference difference) {
      return bindKey(difference).stream()
          .map(column -> column.quoted() + " = ?")
          .collect(Collectors.joining(" AND ", " WHERE ", ""));
    }

    private List<Column> bindKey(RowDifference difference) {
      int size = difference.statics() ? table.partitionSize() : table.key().size();
      List<Column> key = table.key().subList(0, size);
      for (int i = 0; i < size; i++) {
        bind(difference.any().key(i), key.get(i).type());
      }
      return key;
    }

    /** {@code place}: before which marker those of the times are. */
    private CqlStatement statement(String text, int place) {
      if (ttl != null) {
        cells.add(place, ValueType.INT.encode(ttl));
        types.add(place, ValueType.INT);
      }
      cells.add(place, ValueType.BIGINT.encode(time));
      types.add(place, ValueType.BIGINT);
      return CqlStatement.of(
              text, cells.toArray(new ByteBuffer[0]), types.toArray(new ValueType<?>[0]))
          .withIdempotent(true);
    }
  }
}
