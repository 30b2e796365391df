package dev.coodie.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.LwtResult;
import dev.coodie.Target;
import dev.coodie.driver.Consistency;
import dev.coodie.error.LwtUnknownException;
import dev.coodie.error.StaleDocumentException;
import dev.coodie.test.EmbeddedCoodieExtension;
import dev.coodie.test.FakeDriver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Conditional writes, versions, compare-and-set. */
class LwtGuideTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB =
      EmbeddedCoodieExtension.withDocuments(Wallet.class, Stock.class, User.class);

  private final Coodie coodie = DB.coodie();
  private final Documents<Wallet> wallets = coodie.documents(Wallet.class);
  private final Documents<Stock> stocks = coodie.documents(Stock.class);
  private final Documents<User> users = coodie.documents(User.class);

  @BeforeEach
  void one_wallet() {
    wallets.truncate();
    wallets.save(new Wallet("ann", 1, 100, 5, Map.of("kind", "gift")));
    stocks.truncate();
    users.truncate();
  }

  @Test
  void insert_if_not_exists_gives_the_row_in_the_way() {
    User ann = new User("ann", null, 30, Set.of(), Optional.empty());
    users.save(ann);

    // tag::lwt-insert[]
    LwtResult<User> result =
        users.insertIfNotExists(new User("ann", "a@b.c", 1, Set.of(), Optional.empty()));

    boolean applied = result.applied();
    Optional<User> inTheWay = result.current();
    // end::lwt-insert[]

    assertThat(applied).isFalse();
    assertThat(inTheWay).hasValue(ann);
  }

  @Test
  void a_condition_decides_and_a_rejection_tells_its_columns() {
    // tag::lwt-only-if[]
    LwtResult<Wallet> result =
        wallets
            .at(Wallet_.key("ann", 1))
            .onlyIf(Wallet_.amount.eq(6L))
            .update(Wallet_.amount.set(7L));

    Optional<Long> amount = result.current(Wallet_.amount);
    // end::lwt-only-if[]

    assertThat(result.applied()).isFalse();
    assertThat(amount).hasValue(5L);
    assertThat(result.current()).isEmpty();
  }

  @Test
  void conditions_are_about_columns_elements_and_statics() {
    // tag::lwt-conditions[]
    Target<Wallet> entry = wallets.at(Wallet_.key("ann", 1));

    boolean column =
        entry.onlyIf(Wallet_.amount.in(4L, 5L)).update(Wallet_.amount.set(5L)).applied();
    boolean element =
        entry.onlyIf(Wallet_.notes.at("kind").eq("gift")).update(Wallet_.amount.set(5L)).applied();
    boolean missing =
        entry.onlyIf(Wallet_.notes.at("from").isNull()).update(Wallet_.amount.set(5L)).applied();
    boolean statics =
        wallets
            .at(Wallet_.partition("ann"))
            .onlyIf(Wallet_.balance.gte(50L))
            .update(Wallet_.balance.set(50L))
            .applied();
    boolean exists = entry.ifExists().delete().applied();
    // end::lwt-conditions[]

    assertThat(List.of(column, element, missing, statics, exists)).containsOnly(true);
  }

  @Test
  void what_conditional_writes_did_is_read_at_serial() {
    // tag::lwt-serial[]
    wallets
        .serialConsistency(Consistency.LOCAL_SERIAL)
        .at(Wallet_.key("ann", 1))
        .ifExists()
        .update(Wallet_.amount.set(9L));

    Wallet now = wallets.find(Wallet_.key("ann", 1)).consistency(Consistency.LOCAL_SERIAL).one();
    // end::lwt-serial[]

    assertThat(now.amount()).isEqualTo(9);
  }

  @Test
  void an_answer_that_does_not_come_is_an_exception_of_its_own() {
    FakeDriver driver = new FakeDriver("shop");
    driver.fails(new LwtUnknownException("coodie-504", "No answer.", "UPDATE ..", null));
    Documents<Wallet> over = Coodie.of(driver).documents(Wallet.class);
    List<String> outcome = new ArrayList<>();

    // tag::lwt-unknown[]
    try {
      boolean applied =
          over.at(Wallet_.key("ann", 1)).ifExists().update(Wallet_.amount.set(9L)).applied();
      outcome.add(applied ? "done" : "refused");
    } catch (LwtUnknownException e) {
      outcome.add("unknown"); // read at SERIAL, then decide
    }
    // end::lwt-unknown[]

    assertThat(outcome).containsExactly("unknown");
  }

  @Test
  void a_version_refuses_the_slower_of_two() {
    // tag::lwt-version[]
    Stock pen = stocks.save(new Stock("pen", 10, 0)); // 0 means new; the returned one has version 1
    Stock ann = pen.plus(1);
    Stock bob = pen.plus(5);

    Stock stored = stocks.save(ann); // IF version = 1
    // end::lwt-version[]

    assertThat(stored).isEqualTo(new Stock("pen", 11, 2));
    assertThatThrownBy(() -> stocks.save(bob)).isInstanceOf(StaleDocumentException.class);
    assertThatThrownBy(() -> stocks.delete(pen)).isInstanceOf(StaleDocumentException.class);
    assertThat(stocks.get(Stock_.key("pen"))).isEqualTo(stored);
  }

  @Test
  void compare_and_set_repeats_until_it_fits() {
    stocks.save(new Stock("ink", 1, 0));

    // tag::lwt-compare-and-set[]
    Stock ink = stocks.compareAndSet(Stock_.key("ink"), stock -> stock.plus(3));
    Wallet wallet =
        wallets.compareAndSet(
            Wallet_.key("ann", 1), // without a version, all columns are compared
            w -> new Wallet(w.owner(), w.entry(), w.balance(), w.amount() + 1, w.notes()));
    // end::lwt-compare-and-set[]

    assertThat(ink).isEqualTo(new Stock("ink", 4, 2));
    assertThat(wallets.get(Wallet_.key("ann", 1))).isEqualTo(wallet);
    assertThat(wallet.amount()).isEqualTo(6);
  }
}
