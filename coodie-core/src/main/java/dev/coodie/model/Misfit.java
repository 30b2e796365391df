package dev.coodie.model;

import dev.coodie.column.Cells;
import dev.coodie.column.Column;
import dev.coodie.error.ConfigurationException;
import dev.coodie.error.MappingException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A row that could not be read as an object, and why: found after the fact, so that reading costs
 * nothing for it. Cells are decoded once more, and what failed is read once more.
 *
 * @param type the class that was wanted
 * @param document whose rows they are; null if that is not known
 * @param columns of the cells
 * @param read what was tried
 */
record Misfit<R>(
    Class<R> type,
    @Nullable DocumentModel<?> document,
    List<? extends Column<?, ?>> columns,
    Function<Cells, R> read) {

  /** The error to throw for bytes that are no value. */
  MappingException of(Cells cells, MappingException cause) {
    // First which cell cannot be decoded: inside a user-defined type, cause.cell() is its field.
    int failing = failingCell(cells);
    return in(failing >= 0 ? failing : cause.cell(), cause);
  }

  /** The error to throw for what a constructor, setter or builder threw. */
  RuntimeException of(Cells cells, RuntimeException thrown) {
    if (thrown instanceof ConfigurationException) {
      return thrown;
    }
    Optional<StackTraceElement> culprit = culprit(thrown);
    String by =
        culprit.map(Misfit::describe).map(name -> name + " threw ").orElse("its own code threw ");
    return in(
        failingSetter(cells, culprit),
        new MappingException(
            "coodie-407",
            "no %s can be made from it: %s%s, which is the cause."
                .formatted(type.getSimpleName(), by, thrown.getClass().getName()),
            thrown));
  }

  private MappingException in(int cell, MappingException cause) {
    if (document == null && cell < 0) {
      return cause;
    }
    String table = document == null ? "" : " of table " + document.tableName();
    String where = cell < 0 ? "A row" : "Column \"" + columns.get(cell).name() + "\"";
    String key =
        document == null
            ? ""
            : document.columns().subList(0, document.keySize()).stream()
                .map(ModelColumn::name)
                .collect(Collectors.joining(", ", " Key columns: ", "."));
    String what = " does not fit " + type.getSimpleName() + ": ";
    return cause.in("coodie-411", where + table + what + cause.sentence() + key);
  }

  /** Decodes cell by cell until one fails, and gives its place; -1 if none does. */
  private int failingCell(Cells cells) {
    for (int i = 0; i < columns.size(); i++) {
      try {
        cells.get(i, columns.get(i).type());
      } catch (RuntimeException e) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Setters are called one after the other, each with its cell, so the cell that was read last is
   * the one. A constructor is called when all cells were read, and so is {@code build()}: -1 then.
   */
  private int failingSetter(Cells cells, Optional<StackTraceElement> culprit) {
    LatestCell latest = new LatestCell(cells);
    try {
      R unused = read.apply(latest);
      return -1; // it does not throw each time
    } catch (RuntimeException e) {
      boolean setter =
          culprit.isPresent()
              ? isSetter(culprit.get().getMethodName())
              : latest.count() < columns.size();
      return setter ? latest.place() : -1;
    }
  }

  private static boolean isSetter(String method) {
    return !method.equals("<init>") && !method.equals("build");
  }

  /** The method of the application that generated code called when this was thrown. */
  private Optional<StackTraceElement> culprit(RuntimeException thrown) {
    String generated = generatedName();
    StackTraceElement[] frames = thrown.getStackTrace();
    for (int i = 1; i < frames.length; i++) {
      if (frames[i].getClassName().equals(generated) && frames[i].getMethodName().equals("read")) {
        return Optional.of(frames[i - 1]).filter(frame -> !frame.getClassName().equals(generated));
      }
    }
    return Optional.empty();
  }

  private String generatedName() {
    String full = type.getName();
    int dot = full.lastIndexOf('.') + 1;
    return full.substring(0, dot) + full.substring(dot).replace('$', '_') + "_";
  }

  /** For example {@code User.setAge}, or {@code the constructor of User}. */
  private static String describe(StackTraceElement frame) {
    String full = frame.getClassName();
    String name = full.substring(full.lastIndexOf('.') + 1).replace('$', '.');
    return frame.getMethodName().equals("<init>")
        ? "the constructor of " + name
        : name + "." + frame.getMethodName();
  }
}
