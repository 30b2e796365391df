package dev.coodie.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.error.DocumentNotFoundException;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Saving, reading, changing and deleting. */
class CrudGuideTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB = EmbeddedCoodieExtension.withDocuments(User.class);

  private final Coodie coodie = DB.coodie();
  private final Documents<User> users = coodie.documents(User.class);

  private static final User ANN =
      new User("ann", "ann@example.org", 30, Set.of("admin"), Optional.of("Rome"));

  @BeforeEach
  void nobody() {
    users.truncate();
  }

  @Test
  void a_document_is_saved_and_read() {
    // tag::crud-save[]
    User ann = new User("ann", "ann@example.org", 30, Set.of("admin"), Optional.of("Rome"));
    users.save(ann);

    User found = users.get(User_.key("ann"));
    Optional<User> maybe = users.findOne(User_.key("bob"));
    // end::crud-save[]

    assertThat(found).isEqualTo(ann);
    assertThat(maybe).isEmpty();
  }

  @Test
  void get_says_that_there_is_none() {
    assertThatThrownBy(() -> users.get(User_.key("nobody")))
        .isInstanceOf(DocumentNotFoundException.class);
  }

  @Test
  void save_replaces_what_is_there() {
    users.save(ANN);

    // tag::crud-skip-nulls[]
    User changes = new User("ann", null, 31, Set.of(), Optional.empty());

    users.skipNulls().save(changes); // email, roles and city stay
    User kept = users.get(User_.key("ann"));

    users.save(changes); // email, roles and city are cleared
    User cleared = users.get(User_.key("ann"));
    // end::crud-skip-nulls[]

    assertThat(kept)
        .isEqualTo(new User("ann", "ann@example.org", 31, Set.of("admin"), Optional.of("Rome")));
    assertThat(cleared).isEqualTo(changes);
  }

  @Test
  void insert_if_not_exists_does_not_overwrite() {
    // tag::crud-insert[]
    boolean first = users.insertIfNotExists(ANN).applied();
    boolean second = users.insertIfNotExists(ANN).applied();
    // end::crud-insert[]

    assertThat(first).isTrue();
    assertThat(second).isFalse();
  }

  @Test
  void columns_change_without_reading_the_row() {
    users.save(ANN);

    // tag::crud-update[]
    users.at(User_.key("ann")).update(User_.age.set(31), User_.roles.add("editor"));
    users.at(User_.key("ann")).delete(User_.email, User_.city);
    // end::crud-update[]

    assertThat(users.get(User_.key("ann")))
        .isEqualTo(new User("ann", null, 31, Set.of("admin", "editor"), Optional.empty()));
  }

  @Test
  void an_update_of_a_row_that_is_not_there_makes_it() {
    users.at(User_.key("new")).update(User_.age.set(1));

    assertThat(users.get(User_.key("new")).age()).isEqualTo(1);
    assertThat(users.at(User_.key("newer")).ifExists().update(User_.age.set(1)).applied())
        .isFalse();
  }

  @Test
  void save_changes_writes_the_difference() {
    users.save(ANN);

    // tag::crud-save-changes[]
    User before = users.get(User_.key("ann"));
    User after = new User("ann", before.email(), 31, Set.of("admin", "editor"), before.city());

    users.saveChanges(before, after); // UPDATE .. SET age = ?, roles = roles + ?
    // end::crud-save-changes[]

    assertThat(users.get(User_.key("ann"))).isEqualTo(after);
  }

  @Test
  void rows_are_deleted() {
    users.save(ANN);

    // tag::crud-delete[]
    users.delete(ANN);
    users.at(User_.key("bob")).delete(); // no error if there is none
    // end::crud-delete[]

    assertThat(users.find().exists()).isFalse();
  }
}
