package dev.coodie.column;

import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * How an object is read from cells and written to cells, by position: the fields of a tuple or
 * user-defined type. A mapping is shared between threads.
 *
 * @param <T> the object's type
 */
public interface Mapping<T> {
  /** A new object with the values of {@code in}. */
  T read(Cells in);

  /** Sets the cells of {@code out} from {@code value}; a cell that is not set stays null. */
  void write(T value, CellSink out);

  /** A mapping made of two functions. */
  static <T> Mapping<T> of(Function<Cells, T> read, BiConsumer<T, CellSink> write) {
    return new Mapping<>() {
      @Override
      public T read(Cells in) {
        return read.apply(in);
      }

      @Override
      public void write(T value, CellSink out) {
        write.accept(value, out);
      }
    };
  }
}
