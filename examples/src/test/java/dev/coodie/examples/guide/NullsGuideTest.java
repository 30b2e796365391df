package dev.coodie.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.driver.CqlStatement;
import dev.coodie.error.InvalidDocumentException;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.error.MappingException;
import dev.coodie.test.EmbeddedCoodieExtension;
import dev.coodie.test.FakeDriver;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is sent for null, empty and missing, and what is read back. */
class NullsGuideTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB =
      EmbeddedCoodieExtension.withDocuments(User.class, Profile.class);

  private final Coodie coodie = DB.coodie();
  private final Documents<User> users = coodie.documents(User.class);

  private static final User FULL =
      new User("ann", "ann@example.org", 30, Set.of("admin"), Optional.of("Rome"));
  private static final User BARE = new User("ann", null, 31, Set.of(), Optional.empty());

  @BeforeEach
  void one_user() {
    users.delete(FULL);
    users.save(FULL);
  }

  private User ann() {
    return users.get(User_.key("ann"));
  }

  /** Where the marker of a column is; the statement has the columns in this order. */
  private static int marker(CqlStatement statement, String column) {
    String names = statement.text().substring(statement.text().indexOf('('));
    return List.of(names.substring(1, names.indexOf(')')).replace("\"", "").split(", "))
        .indexOf(column);
  }

  @Test
  void save_sends_null_for_null_and_an_empty_collection_for_an_empty_one() {
    CqlStatement save = users.cql().save(BARE);
    for (String column : List.of("email", "roles", "city")) {
      assertThat(save.isUnset(marker(save, column))).as(column).isFalse();
    }
    assertThat(save.cell(marker(save, "email"))).isNull();
    assertThat(save.cell(marker(save, "city"))).isNull();
    assertThat(save.values().get(marker(save, "roles"))).isEqualTo(Set.of());

    users.save(BARE);

    assertThat(ann()).isEqualTo(BARE);
  }

  @Test
  void skip_nulls_leaves_them_unset() {
    CqlStatement save = users.skipNulls().cql().save(BARE);
    for (String column : List.of("email", "roles", "city")) {
      assertThat(save.isUnset(marker(save, column))).as(column).isTrue();
    }

    users.skipNulls().save(BARE);

    assertThat(ann())
        .isEqualTo(new User("ann", "ann@example.org", 31, Set.of("admin"), Optional.of("Rome")));
  }

  @Test
  void insert_if_not_exists_leaves_them_unset() {
    users.delete(FULL);
    CqlStatement insert = users.cql().insertIfNotExists(BARE);
    for (String column : List.of("email", "roles", "city")) {
      assertThat(insert.isUnset(marker(insert, column))).as(column).isTrue();
    }

    assertThat(users.insertIfNotExists(BARE).applied()).isTrue();

    assertThat(ann()).isEqualTo(BARE);
  }

  @Test
  void set_null_and_an_empty_collection_clear_the_cell() {
    CqlStatement update =
        users.at(User_.key("ann")).cql().update(User_.email.set(null), User_.roles.set(Set.of()));
    assertThat(update.cell(0)).isNull();
    assertThat(update.isUnset(0)).isFalse();
    assertThat(update.values().get(1)).isEqualTo(Set.of());

    users.at(User_.key("ann")).update(User_.email.set(null), User_.roles.set(Set.of()));

    assertThat(ann()).isEqualTo(new User("ann", null, 30, Set.of(), Optional.of("Rome")));
  }

  @Test
  void save_changes_sends_what_differs_alone() {
    User without = new User("ann", null, 30, Set.of(), Optional.of("Rome"));
    users.at(User_.key("ann")).update(User_.age.set(77));

    users.saveChanges(FULL, without);

    assertThat(ann()).isEqualTo(new User("ann", null, 77, Set.of(), Optional.of("Rome")));
  }

  @Test
  void save_changes_has_no_statement_when_nothing_differs() {
    FakeDriver driver = new FakeDriver("shop");
    Documents<User> over = Coodie.of(driver).documents(User.class);

    over.saveChanges(FULL, FULL);
    assertThat(driver.statements()).isEmpty();
    over.saveChanges(FULL, new User("ann", null, 30, Set.of("admin"), Optional.of("Rome")));

    assertThat(driver.only().text())
        .isEqualTo("UPDATE shop.users SET \"email\" = ? WHERE \"name\" = ?");
    assertThat(driver.only().cell(0)).isNull();
    assertThat(driver.only().isUnset(0)).isFalse();
  }

  @Test
  void what_a_projection_leaves_out_is_not_asked_for() {
    CqlStatement select = users.find(User_.key("ann")).as(UserName.class).cql().all();

    assertThat(select.text()).contains("\"email\"").doesNotContain("roles").doesNotContain("city");
  }

  @Test
  void eq_null_is_for_only_if_alone() {
    assertThatThrownBy(() -> users.find(User_.email.eq(null)).cql().all())
        .isInstanceOf(InvalidQueryException.class);
    assertThat(users.at(User_.key("ann")).onlyIf(User_.email.eq(null)).delete().applied())
        .isFalse();
    users.save(BARE);
    assertThat(users.at(User_.key("ann")).onlyIf(User_.email.eq(null)).delete().applied()).isTrue();
  }

  @Test
  void an_empty_cell_of_a_primitive_is_an_error_that_names_the_row() {
    coodie.execute("INSERT INTO users (name) VALUES (?)", "bob");

    assertThatThrownBy(() -> users.get(User_.key("bob")))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("age");
    assertThat(users.find(User_.key("bob")).rows(User_.age).get(0).get(User_.age)).isNull();
    coodie.execute("DELETE FROM users WHERE name = ?", "bob");
  }

  @Test
  void a_null_in_the_key_is_refused() {
    User nobody = new User(null, null, 1, Set.of(), Optional.empty());

    assertThatThrownBy(() -> users.save(nobody)).isInstanceOf(InvalidDocumentException.class);
  }

  @Test
  void an_empty_cell_is_null_in_a_nullable_collection_and_empty_in_another() {
    Documents<Profile> profiles = coodie.documents(Profile.class);
    profiles.save(new Profile("ann", Set.of(), Set.of(), null));

    assertThat(profiles.get(Profile_.key("ann")))
        .isEqualTo(new Profile("ann", null, Set.of(), null));
  }
}
