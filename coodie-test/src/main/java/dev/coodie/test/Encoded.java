package dev.coodie.test;

import dev.coodie.column.ValueType;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.ResultColumns.ResultColumn;
import dev.coodie.driver.Row;
import dev.coodie.model.DocumentModel;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Documents as the rows a server would return. */
final class Encoded {
  private static final ResultColumn APPLIED_COLUMN =
      new ResultColumn("[applied]", ValueType.BOOLEAN);

  static final ResultColumns APPLIED = ResultColumns.of("", List.of(APPLIED_COLUMN));

  private Encoded() {}

  static ResultColumns columns(DocumentModel<?> model) {
    return ResultColumns.of(model.tableName(), resultColumns(model));
  }

  static <D> List<Row> rows(DocumentModel<D> model, List<? extends D> documents) {
    ResultColumns columns = columns(model);
    List<Row> rows = new ArrayList<>();
    for (D document : documents) {
      rows.add(Row.of(columns, cells(model, document)));
    }
    return rows;
  }

  static Row applied(boolean applied) {
    return Row.of(APPLIED, List.of(ValueType.BOOLEAN.encode(applied)));
  }

  static <D> Row rejected(DocumentModel<D> model, D current) {
    ResultColumns columns =
        ResultColumns.of(
            model.tableName(),
            Stream.concat(Stream.of(APPLIED_COLUMN), resultColumns(model).stream()).toList());
    List<@Nullable ByteBuffer> cells = new ArrayList<>();
    cells.add(ValueType.BOOLEAN.encode(false));
    cells.addAll(cells(model, current));
    return Row.of(columns, cells);
  }

  /** One row, with the cells of each document after those of the one before. */
  static Row reads(List<?> documentsOrClasses) {
    List<ResultColumn> columns = new ArrayList<>();
    List<@Nullable ByteBuffer> cells = new ArrayList<>();
    for (Object each : documentsOrClasses) {
      Class<?> type = each instanceof Class<?> known ? known : each.getClass();
      DocumentModel<?> model = Models.of(type);
      columns.addAll(resultColumns(model));
      cells.addAll(
          each instanceof Class<?>
              ? Collections.nCopies(model.columns().size(), null)
              : cellsOf(model, each));
    }
    return Row.of(ResultColumns.of("", columns), cells);
  }

  @SuppressWarnings("unchecked") // the model is of the document's own class
  private static <D> List<@Nullable ByteBuffer> cellsOf(DocumentModel<D> model, Object document) {
    return cells(model, (D) document);
  }

  private static List<ResultColumn> resultColumns(DocumentModel<?> model) {
    return model.columns().stream()
        .map(column -> new ResultColumn(column.name(), column.column().type()))
        .toList();
  }

  /** A column that the document's own type does not have is null, as in a shared table. */
  private static <D> List<@Nullable ByteBuffer> cells(DocumentModel<D> model, D document) {
    DocumentModel<D> own = model.modelOf(document);
    @Nullable ByteBuffer[] written = own.cells(document, 0);
    List<@Nullable ByteBuffer> cells = new ArrayList<>();
    for (int i = 0; i < model.columns().size(); i++) {
      int position = own.position(model.columns().get(i).name());
      cells.add(position < 0 ? null : stored(own, position, written[position]));
    }
    return cells;
  }

  /** A server keeps no empty collection, unless it is frozen. */
  private static @Nullable ByteBuffer stored(
      DocumentModel<?> model, int position, @Nullable ByteBuffer cell) {
    ValueType<?> type = model.columns().get(position).column().type();
    return type.isMissing(cell) ? null : cell;
  }
}
