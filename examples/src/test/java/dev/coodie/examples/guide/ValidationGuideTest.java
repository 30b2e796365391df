package dev.coodie.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.error.ConstraintViolationsException;
import dev.coodie.error.ConstraintViolationsException.Violation;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Constraints and hooks. */
class ValidationGuideTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB = EmbeddedCoodieExtension.withDocuments(Signup.class);

  private final Coodie coodie = DB.coodie();
  private final Documents<Signup> signups = coodie.documents(Signup.class);

  @Test
  void constraints_are_checked_before_anything_is_sent() {
    Signup bad = new Signup("", "nowhere", 12);
    List<String> broken = new ArrayList<>();

    // tag::validation-catch[]
    try {
      signups.save(bad);
    } catch (ConstraintViolationsException e) {
      for (Violation violation : e.violations()) {
        broken.add(violation.path() + " " + violation.message());
      }
    }
    // end::validation-catch[]

    assertThat(broken).hasSize(3).anyMatch(b -> b.startsWith("age "));
    assertThat(signups.find().exists()).isFalse();
  }

  @Test
  void hooks_run_before_saving_and_after_reading() {
    // tag::hooks-use[]
    Signup written = signups.save(new Signup(" ann ", "Ann@Example.ORG", 20));
    Signup read = signups.get(Signup_.key(" ann "));
    // end::hooks-use[]

    assertThat(written).isEqualTo(new Signup(" ann ", "ann@example.org", 20));
    assertThat(read).isEqualTo(new Signup("ann", "ann@example.org", 20));
    signups.truncate();
  }
}
