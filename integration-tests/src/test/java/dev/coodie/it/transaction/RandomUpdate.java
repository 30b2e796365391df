package dev.coodie.it.transaction;

import dev.coodie.column.Change;
import dev.coodie.column.NumberColumn;
import dev.coodie.column.RegularColumn;
import dev.coodie.transaction.Read;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Random changes of some columns of one row, and what they do to the model's row. */
final class RandomUpdate {
  private final RandomValues random;
  private final RandomTransaction transaction;
  private final int part;
  private final int pos;
  private final List<Change<Slot>> changes = new ArrayList<>();
  private final List<BiConsumer<ModelTables, ModelRow>> cells = new ArrayList<>();
  private final Set<String> used = new HashSet<>();

  RandomUpdate(RandomValues random, RandomTransaction transaction, int part, int pos) {
    this.random = random;
    this.transaction = transaction;
    this.part = part;
    this.pos = pos;
    while (changes.isEmpty() || random.below(3) > 0) {
      addChange();
    }
  }

  @SuppressWarnings("unchecked") // an array for variable arguments
  Change<Slot>[] changes() {
    return changes.toArray(Change[]::new);
  }

  void apply(ModelTables before, ModelRow row) {
    cells.forEach(change -> change.accept(before, row));
  }

  private void addChange() {
    switch (random.below(8)) {
      case 0 -> set(Slot_.small, random.orNull(random.small()));
      case 1 -> set(Slot_.flag, random.orNull(random.yes()));
      case 2 -> set(Slot_.at, random.orNull(random.at()));
      case 3 -> addTags();
      case 4 -> copy();
      case 5 -> {
        if (used.add("exact")) {
          BigDecimal more = random.any(RandomValues.EXACT);
          add(Slot_.exact, more);
          cells.add((before, row) -> add(row, "exact", v -> ((BigDecimal) v).add(more)));
        }
      }
      default -> {
        if (used.add("big")) {
          long more = 1 + random.below(5);
          boolean minus = random.yes();
          transaction.guard(part, pos, Slot_.big);
          changes.add(minus ? Slot_.big.subtract(more) : Slot_.big.add(more));
          cells.add((before, row) -> add(row, "big", v -> (Long) v + (minus ? -more : more)));
        }
      }
    }
  }

  private <V extends Number> void add(NumberColumn<Slot, V> column, V more) {
    transaction.guard(part, pos, column);
    changes.add(column.add(more));
  }

  private static void add(ModelRow row, String column, Function<Object, Object> addition) {
    row.set(column, addition.apply(row.cells.get(column)));
  }

  private <V> void set(RegularColumn<Slot, V> column, @Nullable V value) {
    if (used.add(column.name())) {
      changes.add(column.set(value));
      cells.add((before, row) -> row.set(column.name(), value));
    }
  }

  private void addTags() {
    if (!used.add("tags")) {
      return;
    }
    boolean removes = random.yes();
    Set<String> tags = random.any(RandomValues.TAGS.subList(0, 3));
    changes.add(removes ? Slot_.tags.remove(tags) : Slot_.tags.add(tags));
    cells.add(
        (before, row) -> {
          Set<String> all = new TreeSet<>(row.tags());
          if (removes) {
            all.removeAll(tags);
          } else {
            all.addAll(tags);
          }
          row.set("tags", all);
        });
  }

  @SuppressWarnings("unchecked") // told by the kind of the read
  private void copy() {
    RandomTransaction.Wanted<?> from = transaction.anyWanted();
    Function<ModelTables, ModelRow> row = from.row();
    if (row == null || !used.add("text")) {
      return;
    }
    changes.add(
        from.part() < 0
            ? Slot_.text.setTo(((Read<Tally>) from.read()).value(Tally_.text))
            : Slot_.text.setTo(((Read<Slot>) from.read()).value(Slot_.text)));
    cells.add((before, to) -> to.set("text", row.apply(before).cells.get("text")));
  }
}
