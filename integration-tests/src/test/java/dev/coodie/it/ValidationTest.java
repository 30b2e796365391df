package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.error.ConstraintViolationsException;
import dev.coodie.error.ConstraintViolationsException.Violation;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedCoodieExtension.class)
class ValidationTest {
  private static final Signup.Contact HOME = new Signup.Contact("Main Street");
  private static final Signup GOOD =
      new Signup(
          "ann", null, 18, Set.of("a"), Map.of("x", 1), Optional.of("annie"), HOME, List.of(HOME));

  private final Documents<Signup> signups;

  ValidationTest(Coodie coodie) {
    this.signups = coodie.documents(Signup.class);
  }

  @BeforeAll
  static void create_the_table(Coodie coodie) {
    coodie.schema().plan(Signup.class).apply();
  }

  @Test
  void a_good_document_is_written_and_read() {
    signups.save(GOOD);

    assertThat(signups.get(Signup_.key("ann"))).isEqualTo(GOOD);
  }

  @Test
  void nothing_of_a_bad_document_is_written() {
    Signup bad =
        new Signup(
            "bob",
            "nowhere",
            17,
            Set.of("a", "b", ""),
            Map.of("x", 0),
            Optional.of("b"),
            new Signup.Contact(""),
            List.of(HOME, new Signup.Contact(" ")));

    ConstraintViolationsException save =
        catchThrowableOfType(ConstraintViolationsException.class, () -> signups.save(bad));
    ConstraintViolationsException insert =
        catchThrowableOfType(
            ConstraintViolationsException.class, () -> signups.insertIfNotExists(bad));

    assertThat(save.violations())
        .extracting(Violation::path)
        .containsExactly(
            "age",
            "email",
            "first.street",
            "nickname",
            "others[1].street",
            "points[].<map value>",
            "tags",
            "tags[].<iterable element>");
    assertThat(insert.violations()).isEqualTo(save.violations());
    assertThat(signups.findOne(Signup_.key("bob"))).isEmpty();
  }

  @Test
  void a_bad_replacement_leaves_the_row_as_it_is() {
    Signup cara =
        new Signup("cara", null, 20, Set.of(), Map.of(), Optional.empty(), HOME, List.of());
    Signup young =
        new Signup("cara", null, 2, Set.of(), Map.of(), Optional.empty(), HOME, List.of());
    signups.save(cara);

    assertThat(
            catchThrowableOfType(
                ConstraintViolationsException.class, () -> signups.saveChanges(cara, young)))
        .hasMessageContaining("age: must be greater than or equal to 18");

    assertThat(signups.get(Signup_.key("cara"))).isEqualTo(cara);
  }
}
