package dev.coodie.internal.cql;

import dev.coodie.column.Assignment;
import dev.coodie.column.Element;
import dev.coodie.column.Selected;
import dev.coodie.column.Selector;
import dev.coodie.column.Term;
import dev.coodie.column.ValueType;
import dev.coodie.model.DocumentModel;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects values and their types in the order of the markers. */
public final class Bound {
  // Limits are mostly small, and the cells of a statement are never changed: these are shared.
  private static final ByteBuffer[] SMALL_NUMBERS = new ByteBuffer[1025];

  static {
    Arrays.setAll(SMALL_NUMBERS, ValueType.INT::encode);
  }

  private @Nullable ByteBuffer[] cells;
  private int size;

  public Bound(int capacity) {
    cells = new ByteBuffer[capacity];
  }

  public void add(@Nullable ByteBuffer cell) {
    cells[size++] = cell;
  }

  public int size() {
    return size;
  }

  /** A limit or TTL, which is never negative. */
  public void addInt(int value) {
    add(value < SMALL_NUMBERS.length ? SMALL_NUMBERS[value] : ValueType.INT.encode(value));
  }

  /** The bound arguments of functions in a select list. */
  public void addSelected(List<?> selectors) {
    for (Object selector : selectors) {
      if (selector instanceof Selected<?, ?> function) {
        addSelected(function.arguments());
        if (function.value() != null) {
          add(function.value());
        }
      }
    }
  }

  public static void addSelectedTypes(
      List<ValueType<?>> types, List<? extends Selector<?, ?>> selectors) {
    for (Selector<?, ?> selector : selectors) {
      if (selector instanceof Selected<?, ?> function) {
        addSelectedTypes(types, function.arguments());
        ValueType<?> type = function.valueType();
        if (type != null) {
          types.add(type);
        }
      }
    }
  }

  /** The values of WHERE, where CQL knows no null. */
  public void addWhere(List<Term> terms, DocumentModel<?> model) {
    for (int i = 0; i < terms.size(); i++) {
      addWhere(terms.get(i), model);
    }
  }

  /** Those of one condition. */
  public void addWhere(Term term, DocumentModel<?> model) {
    for (int k = 0; k < term.size(); k++) {
      ByteBuffer cell = term.value(k);
      if (cell == null) {
        throw KeyRules.nullInWhere(model, term.columns().get(0));
      }
      add(cell);
    }
  }

  /** The values of IF. */
  public void addIf(List<Term> terms) {
    for (int i = 0; i < terms.size(); i++) {
      Term term = terms.get(i);
      for (int k = 0; k < term.size(); k++) {
        add(term.value(k));
      }
    }
  }

  public void addAssignments(List<? extends Assignment<?>> assignments) {
    for (int i = 0; i < assignments.size(); i++) {
      Assignment<?> assignment = assignments.get(i);
      Element.Place place = assignment.place();
      if (place != null && place.keyType() != null) {
        add(place.key());
      }
      add(assignment.value());
    }
  }

  public @Nullable ByteBuffer[] cells() {
    return cells;
  }

  public static int count(List<Term> terms) {
    int count = 0;
    for (int i = 0; i < terms.size(); i++) {
      count += terms.get(i).size();
    }
    return count;
  }

  public static void addTypes(List<ValueType<?>> types, List<Term> terms) {
    for (Term term : terms) {
      for (int k = 0; k < term.size(); k++) {
        types.add(term.type(k));
      }
    }
  }

  public static void addAssignmentTypes(
      List<ValueType<?>> types, List<? extends Assignment<?>> assignments) {
    for (Assignment<?> assignment : assignments) {
      Element.Place place = assignment.place();
      if (place != null && place.keyType() != null) {
        types.add(place.keyType());
      }
      types.add(assignment.type());
    }
  }
}
