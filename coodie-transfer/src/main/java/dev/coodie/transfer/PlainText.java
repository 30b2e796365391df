package dev.coodie.transfer;

import dev.coodie.column.ValueType;
import dev.coodie.driver.ResultColumns;
import java.nio.ByteBuffer;

/**
 * Writes the usual values of a type as text straight from their bytes, without objects in between.
 * All else is left to {@link ValueText}, which writes the same of what this writes.
 */
interface PlainText {
  /** Whether it was written; otherwise nothing was. */
  boolean write(LineBytes out, ByteBuffer cell);

  /** For each of the columns; {@code special} is what texts may not have, besides quotes. */
  static PlainText[] of(ResultColumns columns, char special) {
    PlainText[] all = new PlainText[columns.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = of(columns.type(i), special);
    }
    return all;
  }

  private static PlainText of(ValueType<?> type, char special) {
    return switch (type.cql()) {
      case "text", "ascii" -> (out, cell) -> PlainTexts.text(out, cell, special);
      case "int" -> (out, cell) -> PlainTexts.whole(out, cell, 4);
      case "bigint", "counter" -> (out, cell) -> PlainTexts.whole(out, cell, 8);
      case "smallint" -> (out, cell) -> PlainTexts.whole(out, cell, 2);
      case "tinyint" -> (out, cell) -> PlainTexts.whole(out, cell, 1);
      case "double" -> PlainTexts::floating;
      case "boolean" -> PlainTexts::truth;
      case "timestamp" -> PlainTimes::timestamp;
      case "date" -> PlainTimes::date;
      case "uuid" -> (out, cell) -> PlainTexts.uuid(out, cell, false);
      case "timeuuid" -> (out, cell) -> PlainTexts.uuid(out, cell, true);
      default -> (out, cell) -> false;
    };
  }

  /** Whether JSON has it without quotes. */
  static boolean isBare(ValueType<?> type) {
    return switch (type.cql()) {
      case "int", "bigint", "counter", "smallint", "tinyint", "double", "boolean" -> true;
      default -> false;
    };
  }
}
