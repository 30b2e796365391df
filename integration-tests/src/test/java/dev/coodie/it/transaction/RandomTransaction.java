package dev.coodie.it.transaction;

import dev.coodie.column.Column;
import dev.coodie.column.Condition;
import dev.coodie.column.Operand;
import dev.coodie.transaction.Read;
import dev.coodie.transaction.Transaction;
import dev.coodie.transaction.TransactionCondition;
import dev.coodie.transaction.TransactionDocuments;
import dev.coodie.transaction.TransactionResult;
import dev.coodie.transaction.TransactionWrite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One random transaction, and beside it what it means for a {@link ModelTables}. */
final class RandomTransaction {
  /** A read, and the cells that the model has for it. */
  record Wanted<D>(
      Read<D> read,
      Function<ModelTables, Optional<D>> document,
      @Nullable Function<ModelTables, ModelRow> row,
      int part) {}

  static final int POSITIONS = 3;

  private final RandomValues random;
  private final List<Integer> parts;
  private final TransactionDocuments<Slot> slots;
  private final TransactionDocuments<Tally> tallies;
  private final List<Wanted<?>> wanted = new ArrayList<>();
  private final List<TransactionCondition> conditions = new ArrayList<>();
  private final List<Predicate<ModelTables>> checks = new ArrayList<>();
  private final List<TransactionWrite> writes = new ArrayList<>();
  private final List<BiConsumer<ModelTables, ModelTables>> effects = new ArrayList<>();

  RandomTransaction(
      Random random,
      List<Integer> parts,
      TransactionDocuments<Slot> slots,
      TransactionDocuments<Tally> tallies) {
    this.random = new RandomValues(random);
    this.parts = parts;
    this.slots = slots;
    this.tallies = tallies;
    repeat(1 + random.nextInt(3), this::addRead);
    repeat(random.nextInt(4), this::addCondition);
    repeat(1 + random.nextInt(3), this::addWrite);
  }

  private static void repeat(int times, Runnable action) {
    for (int i = 0; i < times; i++) {
      action.run();
    }
  }

  /** Refused when two of its writes meet. */
  Transaction transaction() {
    Transaction reading =
        Transaction.reading(wanted.stream().map(Wanted::read).toArray(Read<?>[]::new));
    Transaction checking =
        conditions.isEmpty()
            ? reading
            : reading.onlyIf(conditions.toArray(TransactionCondition[]::new));
    return checking.write(writes.toArray(TransactionWrite[]::new));
  }

  /** Whether the model says that it is applied; then the tables change. */
  boolean apply(ModelTables tables) {
    if (!checks.stream().allMatch(check -> check.test(tables))) {
      return false;
    }
    ModelTables before = tables.copy();
    effects.forEach(effect -> effect.accept(before, tables));
    return true;
  }

  /** What differs in what was read, empty if nothing does. */
  List<String> differences(TransactionResult result, ModelTables before) {
    List<String> found = new ArrayList<>();
    for (Wanted<?> each : wanted) {
      Optional<?> expected = each.document.apply(before);
      Optional<?> read = result.find(each.read);
      if (!expected.equals(read)) {
        found.add("read " + read + " where the model has " + expected);
      }
    }
    return found;
  }

  Wanted<?> anyWanted() {
    return random.any(wanted);
  }

  private void addRead() {
    int part = random.any(parts);
    int pos = random.below(POSITIONS);
    switch (random.below(6)) {
      case 0 ->
          wanted.add(
              new Wanted<>(slots.readFirst(Slot_.part.eq(part)), m -> m.first(part), null, part));
      case 1 ->
          wanted.add(
              new Wanted<>(
                  tallies.read(Tally_.id.eq(part)),
                  m -> m.tallyDocument(part),
                  m -> m.tally(part),
                  -1));
      default ->
          wanted.add(
              new Wanted<>(
                  slots.read(Slot_.key(part, pos)),
                  m -> m.document(part, pos),
                  m -> m.slot(part, pos),
                  part));
    }
  }

  @SuppressWarnings("unchecked") // told by the kind of the read
  private void addCondition() {
    Wanted<?> on = anyWanted();
    Function<ModelTables, ModelRow> row = on.row;
    if (row == null || random.below(4) == 0) {
      boolean exists = random.below(4) > 0;
      conditions.add(exists ? on.read.exists() : on.read.isMissing());
      checks.add(m -> on.document.apply(m).isPresent() == exists);
    } else if (on.part < 0) {
      addComparison((Read<Tally>) on.read, Tally_.total, m -> cell(row, m, "total"), random.big());
    } else {
      addSlotCondition((Read<Slot>) on.read, row, on.part);
    }
  }

  private static @Nullable Object cell(
      Function<ModelTables, ModelRow> row, ModelTables tables, String column) {
    return row.apply(tables).cells.get(column);
  }

  /** A read of a row that is not there sees no static columns. */
  private static @Nullable String note(
      Function<ModelTables, ModelRow> row, ModelTables tables, int part) {
    return row.apply(tables).exists() ? tables.notes.get(part) : null;
  }

  private void addSlotCondition(Read<Slot> read, Function<ModelTables, ModelRow> row, int part) {
    switch (random.below(8)) {
      case 0 -> addComparison(read, Slot_.big, m -> cell(row, m, "big"), random.big());
      case 1 -> addComparison(read, Slot_.small, m -> cell(row, m, "small"), random.small());
      case 2 ->
          addComparison(
              read, Slot_.exact, m -> cell(row, m, "exact"), random.any(RandomValues.EXACT));
      case 3 ->
          addComparison(read, Slot_.real, m -> cell(row, m, "real"), random.any(RandomValues.REAL));
      case 4 ->
          addComparison(
              read, Slot_.text, m -> cell(row, m, "text"), random.any(RandomValues.TEXTS));
      case 5 -> addComparison(read, Slot_.at, m -> cell(row, m, "at"), random.at());
      case 6 ->
          addComparison(read, Slot_.note, m -> note(row, m, part), random.any(RandomValues.TEXTS));
      default -> addNullCheck(read, Slot_.tags, m -> cell(row, m, "tags"));
    }
  }

  @SuppressWarnings("unchecked") // the model has values of the column's type
  private <D, V extends Comparable<? super V>> void addComparison(
      Read<D> read, Operand<D, V> column, Function<ModelTables, Object> cell, V value) {
    int kind = random.below(9);
    if (kind > 6) {
      addNullCheck(read, column, cell);
      return;
    }
    Condition<D> condition =
        switch (kind) {
          case 0 -> column.eq(value);
          case 1 -> column.ne(value);
          case 2 -> column.lt(value);
          case 3 -> column.lte(value);
          case 4 -> column.gt(value);
          default -> column.gte(value);
        };
    conditions.add(read.is(condition));
    checks.add(
        m -> {
          V found = (V) cell.apply(m);
          if (found == null) {
            return false;
          }
          int compared = compare(found, value);
          return switch (kind) {
            case 0 -> compared == 0;
            case 1 -> compared != 0;
            case 2 -> compared < 0;
            case 3 -> compared <= 0;
            case 4 -> compared > 0;
            default -> compared >= 0;
          };
        });
  }

  /** Texts are ordered by their code points, as their bytes are. */
  private static <V extends Comparable<? super V>> int compare(V one, V other) {
    return one instanceof String text && other instanceof String against
        ? Arrays.compare(text.codePoints().toArray(), against.codePoints().toArray())
        : one.compareTo(other);
  }

  private <D> void addNullCheck(
      Read<D> read, Operand<D, ?> column, Function<ModelTables, Object> cell) {
    boolean isNull = random.yes();
    conditions.add(read.is(isNull ? column.isNull() : column.isNotNull()));
    checks.add(m -> (cell.apply(m) == null) == isNull);
  }

  private void addWrite() {
    int part = random.any(parts);
    int pos = random.below(POSITIONS);
    switch (random.below(12)) {
      case 0 -> addSave(part, pos);
      case 1 -> {
        writes.add(slots.at(Slot_.key(part, pos)).delete());
        effects.add((before, m) -> m.slot(part, pos).clear());
      }
      case 2 -> {
        writes.add(slots.at(Slot_.key(part, pos)).delete(Slot_.text, Slot_.tags));
        effects.add(
            (before, m) -> {
              m.slot(part, pos).set("text", null);
              m.slot(part, pos).set("tags", null);
            });
      }
      case 3 -> {
        writes.add(slots.at(Slot_.part.eq(part), Slot_.pos.gt(pos)).delete());
        effects.add(
            (before, m) ->
                m.slots
                    .getOrDefault(part, new TreeMap<>())
                    .tailMap(pos, false)
                    .values()
                    .forEach(ModelRow::clear));
      }
      case 4 -> {
        if (random.below(4) == 0) {
          writes.add(slots.at(Slot_.part.eq(part)).delete());
          effects.add(
              (before, m) -> {
                m.note(part, null);
                m.slots.remove(part);
              });
        } else {
          String note = random.below(4) == 0 ? null : random.any(RandomValues.TEXTS);
          writes.add(slots.at(Slot_.part.eq(part)).update(Slot_.note.set(note)));
          effects.add((before, m) -> m.note(part, note));
        }
      }
      case 5 -> {
        String text = random.any(RandomValues.TEXTS);
        writes.add(slots.at(Slot_.part.eq(part), Slot_.pos.in(0, 2)).update(Slot_.text.set(text)));
        effects.add(
            (before, m) -> {
              m.slot(part, 0).set("text", text);
              m.slot(part, 2).set("text", text);
            });
      }
      case 6 -> addTally(part);
      default -> addUpdate(part, pos);
    }
  }

  private void addSave(int part, int pos) {
    Slot slot =
        new Slot(
            part,
            pos,
            random.orNull(random.any(RandomValues.TEXTS)),
            random.orNull(random.big()),
            random.orNull(random.small()),
            random.orNull(random.any(RandomValues.EXACT)),
            random.orNull(random.any(RandomValues.REAL)),
            random.orNull(random.any(RandomValues.TEXTS)),
            random.orNull(random.yes()),
            random.orNull(random.at()),
            random.orNull(random.any(RandomValues.TAGS)));
    writes.add(slots.save(slot));
    effects.add(
        (before, m) -> {
          ModelRow row = m.slot(part, pos);
          row.inserted = true;
          m.note(part, slot.note());
          row.set("big", slot.big());
          row.set("small", slot.small());
          row.set("exact", slot.exact());
          row.set("real", slot.real());
          row.set("text", slot.text());
          row.set("flag", slot.flag());
          row.set("at", slot.at());
          row.set("tags", slot.tags());
        });
  }

  private void addTally(int id) {
    Long total = random.orNull(random.big());
    writes.add(tallies.at(Tally_.id.eq(id)).update(Tally_.total.set(total)));
    effects.add((before, m) -> m.tally(id).set("total", total));
  }

  private void addUpdate(int part, int pos) {
    RandomUpdate update = new RandomUpdate(random, this, part, pos);
    writes.add(slots.at(Slot_.key(part, pos)).update(update.changes()));
    effects.add((before, m) -> update.apply(before, m.slot(part, pos)));
  }

  /** What an addition needs. */
  void guard(int part, int pos, Column<Slot, ?> column) {
    Read<Slot> read = slots.read(Slot_.key(part, pos));
    wanted.add(new Wanted<>(read, m -> m.document(part, pos), m -> m.slot(part, pos), part));
    conditions.add(read.is(column.isNotNull()));
    checks.add(m -> m.slot(part, pos).cells.get(column.name()) != null);
  }
}
