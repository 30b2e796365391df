package dev.coodie.cli;

import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.transfer.ValueText;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the values of {@code --param} as the types that the server expects. */
final class Values {
  private Values() {}

  static CqlStatement bind(String cql, List<ValueType<?>> types, List<String> texts) {
    if (types.size() != texts.size()) {
      throw CliError.wrongUse(
          "coodie-1123",
          "The statement has "
              + types.size()
              + " bind markers, and --param is given "
              + texts.size()
              + " times.");
    }
    @Nullable ByteBuffer[] cells = new ByteBuffer[types.size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = cell(i + 1, types.get(i), texts.get(i));
    }
    return CqlStatement.of(cql, cells, types.toArray(new ValueType<?>[0]));
  }

  private static ByteBuffer cell(int number, ValueType<?> type, String text) {
    try {
      return ValueText.cell(type, text);
    } catch (IllegalArgumentException e) {
      // Not the value: it may be a secret.
      throw CliError.wrongUse(
          "coodie-1118",
          "The value of --param number "
              + number
              + " is no "
              + type.cql()
              + ". "
              + ValueText.advice(type));
    }
  }
}
