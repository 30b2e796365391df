package dev.coodie.studio;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.coodie.column.ValueType;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.Row;
import dev.coodie.transfer.ValueText;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cells for the page: null for null, the value as {@link ValueText} writes it, or an object where
 * that is not all: {@code {"masked": true}}, {@code {"part": ..}} with a sign for each field that
 * is masked, or the beginning of a long value with its size.
 */
final class CellJson {
  /** The most letters of a value that are sent with a row. */
  static final int SHOWN = 1_000;

  private static final int LARGE_BYTES = 4_096;
  private static final Map<String, Object> MASKED = Map.of("masked", true);

  private final Masks masks;

  CellJson(Masks masks) {
    this.masks = masks;
  }

  List<@Nullable Object> row(Row row, boolean[] masked) {
    List<@Nullable Object> cells = new ArrayList<>(row.size());
    for (int i = 0; i < row.size(); i++) {
      ByteBuffer bytes = row.bytes(i);
      cells.add(bytes == null ? null : masked[i] ? MASKED : cell(row.columns().type(i), bytes));
    }
    return cells;
  }

  /** All of a value, with a sign for each field that is masked. */
  String text(ValueType<?> type, ByteBuffer bytes) {
    String text = ValueText.text(type, bytes);
    return masks.hidesPartOf(type) ? new MaskedFields(masks).hide(type, text) : text;
  }

  private Object cell(ValueType<?> type, ByteBuffer bytes) {
    int size = bytes.remaining();
    if (size > LARGE_BYTES && type.arguments().isEmpty()) {
      ByteBuffer start = bytes.duplicate().limit(bytes.position() + SHOWN / 2);
      return cut(beginning(type, start), size);
    }
    String text = text(type, bytes);
    if (text.length() > LARGE_BYTES) {
      return cut(text.substring(0, SHOWN), size);
    }
    return masks.hidesPartOf(type) ? Map.of("part", text) : text;
  }

  /** A letter of several bytes may be cut in two. */
  private static String beginning(ValueType<?> type, ByteBuffer start) {
    if (type.javaType() == String.class) {
      String text = UTF_8.decode(start.duplicate()).toString();
      return text.endsWith("\uFFFD") ? text.substring(0, text.length() - 1) : text;
    }
    return ValueText.text(ValueType.BLOB, start);
  }

  private static Map<String, Object> cut(String beginning, int bytes) {
    Map<String, Object> cell = new LinkedHashMap<>();
    cell.put("cut", beginning);
    cell.put("bytes", bytes);
    return cell;
  }

  static List<Map<String, Object>> columns(ResultColumns columns, boolean[] masked) {
    List<Map<String, Object>> found = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Map<String, Object> column = new LinkedHashMap<>();
      column.put("name", columns.name(i));
      column.put("type", columns.type(i).cql());
      column.put("masked", masked[i]);
      found.add(column);
    }
    return found;
  }
}
