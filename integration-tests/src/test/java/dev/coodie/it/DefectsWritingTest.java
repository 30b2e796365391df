package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.LwtResult;
import dev.coodie.column.Condition;
import dev.coodie.driver.Row;
import dev.coodie.error.MappingException;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nothing is written, cleared or believed that was not meant. */
@Needs({ServerFeature.VECTORS, ServerFeature.SAI})
class DefectsWritingTest {
  private static final Condition<Shelf> KEY = Shelf_.key(1);
  private static final Shelf EMPTY =
      new Shelf(1, Set.of(), null, List.of(), null, Optional.empty(), null, null, null, null);

  @RegisterExtension
  static final EmbeddedCoodieExtension DATABASE =
      EmbeddedCoodieExtension.withDocuments(
          Shelf.class, Clash.class, Account.class, Watch.class, User.class);

  private final Coodie coodie = DATABASE.coodie();
  private final Documents<Shelf> shelves = coodie.documents(Shelf.class);
  private final Documents<Watch> watches = coodie.documents(Watch.class);
  private final Documents<Account> accounts = coodie.documents(Account.class);

  @BeforeEach
  void nothing_is_there() {
    coodie.execute("TRUNCATE shelf");
    coodie.execute("TRUNCATE watch");
  }

  @Test
  void null_and_empty_are_told_apart_where_the_server_can() {
    shelves.save(EMPTY);
    assertThat(shelves.get(KEY)).isEqualTo(EMPTY);
    assertThat(wait(shelves.async().get(KEY))).isEqualTo(EMPTY);

    Shelf emptyFrozen =
        new Shelf(
            1, Set.of(), Map.of(), List.of(), List.of(), Optional.of(""), "", null, null, null);
    shelves.save(emptyFrozen);
    Shelf found = shelves.get(KEY);

    assertThat(found.frozenOrNull()).as("a frozen collection may be empty").isEmpty();
    assertThat(found.openOrNull()).as("the server stores no empty open collection").isNull();
    assertThat(found.maybe()).contains("");
    assertThat(found.text()).isEmpty();
  }

  @Test
  void what_was_read_empty_can_be_saved_again() {
    shelves.save(EMPTY);

    shelves.save(shelves.get(KEY));
    shelves.saveChanges(EMPTY, shelves.get(KEY));

    assertThat(shelves.get(KEY)).isEqualTo(EMPTY);
    assertThat(shelves.find(KEY).rows(Shelf_.vector).get(0).get(Shelf_.vector)).isNull();
    assertThat(coodie.execute("SELECT vector FROM shelf WHERE id = 1").get(0).get(0)).isNull();
  }

  @Test
  void part_of_a_row_is_no_document() {
    shelves.save(EMPTY);
    Row raw = coodie.execute("SELECT id, text FROM shelf WHERE id = 1").get(0);
    Row chosen = shelves.find(KEY).rows(Shelf_.id, Shelf_.text).get(0);

    assertThatThrownBy(() -> shelves.read(raw)).isInstanceOf(MappingException.class);
    assertThatThrownBy(() -> shelves.read(chosen)).isInstanceOf(MappingException.class);
  }

  @Test
  void a_partial_update_leaves_the_other_cells() {
    Documents<User> users = coodie.documents(User.class);
    User user = new User("ann", "a@x", 1, Set.of("r"), Map.of("k", "v"));
    users.save(user);

    UserAge part = users.find(User_.key("ann")).as(UserAge.class).one();
    users.at(User_.key(part.name())).update(User_.age.set(part.age() + 1));

    assertThat(users.get(User_.key("ann")))
        .isEqualTo(new User("ann", "a@x", 2, Set.of("r"), Map.of("k", "v")));
  }

  @Test
  void a_rejected_write_leaves_the_object_alone() {
    Account account = new Account("bob", 1, 10, "first");
    accounts.save(account);
    Account mine = new Account("bob", 1, 99, "mine");

    LwtResult<Account> inserted = accounts.insertIfNotExists(mine);
    LwtResult<Account> updated =
        accounts.at(account).onlyIf(Account_.memo.eq("x")).update(Account_.memo.set("new"));
    LwtResult<Account> later =
        wait(
            accounts
                .at(account)
                .async()
                .onlyIf(Account_.memo.eq("x"))
                .update(Account_.memo.set("new")));

    assertThat(List.of(inserted, updated, later)).noneMatch(LwtResult::applied);
    assertThat(account).usingRecursiveComparison().isEqualTo(new Account("bob", 1, 10, "first"));
    assertThat(mine).usingRecursiveComparison().isEqualTo(new Account("bob", 1, 99, "mine"));
    assertThat(inserted.current().orElseThrow()).usingRecursiveComparison().isEqualTo(account);
  }

  @Test
  void an_applied_update_leaves_the_object_alone_too() {
    Account account = new Account("eve", 1, 10, "first");
    accounts.save(account);

    accounts.at(account).update(Account_.memo.set("new"));

    assertThat(account.getMemo()).isEqualTo("first");
    assertThat(accounts.get(Account_.key("eve", 1)).getMemo()).isEqualTo("new");
  }

  @Test
  void in_lists_of_writes_may_change_their_length() {
    for (int i = 0; i < 10; i++) {
      watches.save(new Watch("w", 1, i));
    }
    List<Integer> left = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9));

    for (List<Integer> gone : List.of(List.of(0), List.of(1, 2, 3), List.of(4, 5), List.of(6))) {
      watches.at(Watch_.partition("w"), Watch_.major.eq(1), Watch_.minor.in(gone)).delete();
      left.removeAll(gone);
      assertThat(watches.find(Watch_.partition("w")).all())
          .extracting(Watch::minor)
          .isEqualTo(left);
    }
  }

  @Test
  void in_lists_of_conditions_may_change_their_length() {
    shelves.save(EMPTY);
    var shelf = shelves.at(KEY);
    shelf.update(Shelf_.text.set("a"));

    for (List<String> texts : List.of(List.of("a"), List.of("x", "a", "y"), List.of("a", "z"))) {
      assertThat(shelf.onlyIf(Shelf_.text.in(texts)).update(Shelf_.text.set("a")).applied())
          .isTrue();
      assertThat(
              wait(shelf.async().onlyIf(Shelf_.text.in(texts)).update(Shelf_.text.set("a")))
                  .applied())
          .isTrue();
    }
    for (List<String> texts : List.of(List.of("b"), List.of("x", "y", "z"), List.of("b", "c"))) {
      assertThat(shelf.onlyIf(Shelf_.text.in(texts)).delete().applied()).isFalse();
    }
    assertThat(shelf.onlyIf(Shelf_.text.in("q", "a")).delete().applied()).isTrue();
  }

  @Test
  void properties_may_have_the_names_of_options_and_methods() {
    Documents<Clash> clashes = coodie.documents(Clash.class);
    Clash clash =
        new Clash(
            1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24,
            25);
    clashes.save(clash);

    clashes
        .at(Clash_.key(1))
        .update(Clash_.ttl.set(0), Clash_.ifExists.set(0), Clash_.batch.set(0));

    assertThat(clashes.get(Clash_.key.eq(1)))
        .isEqualTo(
            new Clash(
                1, 2, 0, 4, 0, 6, 7, 8, 9, 10, 11, 12, 13, 14, 0, 16, 17, 18, 19, 20, 21, 22, 23,
                24, 25));
    assertThat(clashes.find(clashes.column("if_exists").eq(0)).allowFiltering().count())
        .isEqualTo(1);
  }

  private static <T> T wait(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }
}
