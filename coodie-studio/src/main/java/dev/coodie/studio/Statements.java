package dev.coodie.studio;

import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.Driver;
import dev.coodie.transfer.ValueText;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds values that people wrote. */
final class Statements {
  private Statements() {}

  /**
   * The statement with each text as a value of the type that the server expects; null is null.
   *
   * @param names what the values are, for messages
   */
  static CqlStatement bind(
      Driver driver, String cql, List<String> names, List<@Nullable String> texts) {
    List<ValueType<?>> types = Waiting.forResult(driver.parameterTypes(cql)).orElse(List.of());
    if (types.size() != texts.size()) {
      throw StudioProblem.bad(
          "coodie-1417",
          "The statement has "
              + types.size()
              + " bind markers, and there are "
              + texts.size()
              + " values. Give one for each ?.");
    }
    @Nullable ByteBuffer[] cells = new ByteBuffer[types.size()];
    for (int i = 0; i < cells.length; i++) {
      String text = texts.get(i);
      cells[i] = text == null ? null : cell(names.get(i), types.get(i), text);
    }
    return CqlStatement.of(cql, cells, types.toArray(new ValueType<?>[0]));
  }

  private static ByteBuffer cell(String name, ValueType<?> type, String text) {
    try {
      return ValueText.cell(type, text);
    } catch (IllegalArgumentException e) {
      // Without its cause and value: it may be a secret.
      throw StudioProblem.bad(
          "coodie-1418",
          "The value of " + name + " is no " + type.cql() + ". " + ValueText.advice(type));
    }
  }
}
