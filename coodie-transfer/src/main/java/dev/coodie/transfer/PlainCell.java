package dev.coodie.transfer;

import dev.coodie.column.ValueType;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the usual texts of a type straight from their bytes, without objects in between. All else,
 * and everything that is wrong, is left to {@link ValueText}, which reads the same of what this
 * reads.
 */
interface PlainCell {
  /** The cell, or null if it is no such text. The bytes are valid UTF-8. */
  @Nullable ByteBuffer read(byte[] bytes, int from, int to);

  static PlainCell of(ValueType<?> type) {
    return switch (type.cql()) {
      case "text" -> PlainCells::text;
      case "int" -> (bytes, from, to) -> PlainCells.whole(bytes, from, to, 4);
      case "bigint" -> (bytes, from, to) -> PlainCells.whole(bytes, from, to, 8);
      case "smallint" -> (bytes, from, to) -> PlainCells.whole(bytes, from, to, 2);
      case "tinyint" -> (bytes, from, to) -> PlainCells.whole(bytes, from, to, 1);
      case "double" -> PlainCells::floating;
      case "boolean" -> PlainCells::truth;
      case "timestamp" -> PlainTimes::timestamp;
      case "date" -> PlainTimes::date;
      case "uuid" -> (bytes, from, to) -> PlainCells.uuid(bytes, from, to, false);
      case "timeuuid" -> (bytes, from, to) -> PlainCells.uuid(bytes, from, to, true);
      default -> (bytes, from, to) -> null;
    };
  }
}
