package dev.coodie.it.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.error.DocumentNotFoundException;
import dev.coodie.transaction.Read;
import dev.coodie.transaction.Transaction;
import dev.coodie.transaction.TransactionDocuments;
import dev.coodie.transaction.TransactionResult;
import dev.coodie.transaction.TransactionWrite;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a transaction does on a server. */
@ExtendWith(Accord.class)
class TransactionsTest {
  private static final AtomicInteger PARTS = new AtomicInteger(1_000_000);

  private final int part = PARTS.incrementAndGet();
  private final Coodie coodie;
  private final Documents<Slot> slots;
  private final Documents<Tally> tallies;
  private final TransactionDocuments<Slot> all;
  private final TransactionDocuments<Tally> sums;

  TransactionsTest(Coodie coodie) {
    this.coodie = coodie;
    this.slots = coodie.documents(Slot.class);
    this.tallies = coodie.documents(Tally.class);
    this.all = slots.inTransaction();
    this.sums = tallies.inTransaction();
  }

  private Read<Slot> read(int pos) {
    return all.read(Slot_.key(part, pos));
  }

  private Slot slot(int pos) {
    return slots.get(Slot_.key(part, pos));
  }

  @Test
  void a_transfer_moves_what_is_there_and_copies_what_it_read() {
    slots.save(
        new Slot(part, 1, "n", 50L, 1, BigDecimal.TEN, 1.5, "from", true, Instant.EPOCH, Set.of()));
    slots.skipNulls().save(Slot.of(part, 2, 5));
    Read<Slot> from = read(1);
    Read<Slot> to = read(2);
    Transaction transfer =
        Transaction.reading(from, to)
            .onlyIf(from.is(Slot_.big.gte(30L)), to.is(Slot_.big.isNotNull()))
            .write(
                all.at(Slot_.key(part, 1)).update(Slot_.big.subtract(30L)),
                all.at(Slot_.key(part, 2))
                    .update(Slot_.big.add(30L), Slot_.text.setTo(from.value(Slot_.text))),
                sums.at(Tally_.id.eq(part))
                    .update(Tally_.total.set(30L), Tally_.text.setTo(from.value(Slot_.note))));

    TransactionResult first = coodie.execute(transfer);
    TransactionResult second = coodie.execute(transfer);

    assertThat(first.applied()).isTrue();
    assertThat(first.get(from).big()).isEqualTo(50);
    assertThat(first.get(to).text()).isNull();
    assertThat(second.applied()).isFalse();
    assertThat(second.get(from).big()).isEqualTo(20);
    assertThat(slot(1).big()).isEqualTo(20);
    assertThat(slot(2).big()).isEqualTo(35);
    assertThat(slot(2).text()).isEqualTo("from");
    assertThat(tallies.get(Tally_.id.eq(part))).isEqualTo(new Tally(part, 30L, "n"));
  }

  @Test
  void every_column_comes_as_it_was_written() {
    Slot stored =
        new Slot(
            part,
            1,
            "n",
            -5L,
            7,
            new BigDecimal("1.50"),
            -0.0,
            "t",
            false,
            Instant.ofEpochMilli(5),
            Set.of("a", "b"));
    assertThat(coodie.execute(Transaction.writing(all.save(stored))).applied()).isTrue();

    Read<Slot> read = read(1);
    TransactionResult result = coodie.execute(Transaction.reading(read));

    assertThat(result.get(read)).isEqualTo(stored).isEqualTo(slot(1));
  }

  @Test
  void a_missing_row_is_missing() {
    Read<Slot> missing = read(1);
    Read<Slot> first = all.readFirst(Slot_.part.eq(part));
    Transaction transaction =
        Transaction.reading(missing, first)
            .onlyIf(missing.isMissing(), first.isMissing())
            .write(all.save(Slot.of(part, 1, 1)));

    TransactionResult result = coodie.execute(transaction);

    assertThat(result.applied()).isTrue();
    assertThat(result.find(missing)).isEmpty();
    assertThatThrownBy(() -> result.get(first)).isInstanceOf(DocumentNotFoundException.class);
    TransactionResult again = coodie.execute(transaction);
    assertThat(again.applied()).isFalse();
    assertThat(again.get(first)).isEqualTo(Slot.of(part, 1, 1));
  }

  @Test
  void static_columns_of_a_missing_row_are_empty() {
    TransactionWrite note = all.at(Slot_.part.eq(part)).update(Slot_.note.set("n"));
    assertThat(coodie.execute(Transaction.writing(note)).applied()).isTrue();
    Read<Slot> read = read(1);

    TransactionResult result =
        coodie.execute(
            Transaction.reading(read)
                .onlyIf(read.isMissing(), read.is(Slot_.note.isNull()))
                .write(all.at(Slot_.key(part, 1)).update(Slot_.small.set(3))));

    assertThat(result.applied()).isTrue();
    assertThat(slot(1).small()).isEqualTo(3);
    assertThat(slot(1).note()).isEqualTo("n");
  }

  @Test
  void first_rows_follow_the_clustering_order() {
    for (int pos = 1; pos <= 3; pos++) {
      slots.save(Slot.of(part, pos, pos));
    }
    Read<Slot> first = all.readFirst(Slot_.part.eq(part));
    Read<Slot> later = all.readFirst(Slot_.part.eq(part), Slot_.pos.gt(1));

    TransactionResult result = coodie.execute(Transaction.reading(first, later));

    assertThat(result.get(first).pos()).isEqualTo(1);
    assertThat(result.get(later).pos()).isEqualTo(2);
  }

  @Test
  void deletes_and_changes_of_elements_work() {
    slots.save(Slot.of(part, 1, 1));
    slots.save(Slot.of(part, 2, 2));
    slots.save(Slot.of(part, 3, 3));

    TransactionResult result =
        coodie.execute(
            Transaction.writing(
                all.at(Slot_.key(part, 1)).update(Slot_.tags.add(Set.of("x"))),
                all.at(Slot_.key(part, 1)).delete(Slot_.big),
                all.at(Slot_.key(part, 3)).delete()));
    TransactionResult several =
        coodie.execute(
            Transaction.writing(
                all.at(Slot_.part.eq(part), Slot_.pos.in(1, 2)).update(Slot_.text.set("t"))));

    assertThat(result.applied()).isTrue();
    assertThat(several.applied()).isTrue();
    assertThat(slots.find(Slot_.part.eq(part)).all())
        .extracting(Slot::pos, Slot::big, Slot::text, Slot::tags)
        .containsExactly(tuple(1, null, "t", Set.of("x")), tuple(2, 2L, "t", null));
  }

  @Test
  void the_asynchronous_view_does_the_same() {
    Read<Slot> read = read(1);

    TransactionResult result =
        coodie
            .async()
            .execute(
                Transaction.reading(read)
                    .onlyIf(read.exists())
                    .write(all.at(Slot_.key(part, 1)).delete()))
            .toCompletableFuture()
            .join();

    assertThat(result.applied()).isFalse();
  }

  @Test
  void a_wide_read_has_one_instant() {
    Read<Tally> tally = sums.read(Tally_.id.eq(part));
    Read<Slot> slot = read(9);

    TransactionResult result = coodie.execute(Transaction.reading(tally, slot));

    assertThat(result.find(tally)).isEmpty();
    assertThat(result.find(slot)).isEmpty();
    assertThat(result.applied()).isTrue();
  }
}
