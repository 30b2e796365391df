package dev.coodie.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.error.DocumentNotFoundException;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What errors say. */
class ErrorsGuideTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB = EmbeddedCoodieExtension.withDocuments(User.class);

  private final Coodie coodie = DB.coodie();
  private final Documents<User> users = coodie.documents(User.class);

  @Test
  void a_message_says_what_to_do_and_ends_with_its_id() {
    List<String> said = new ArrayList<>();

    // tag::errors-catch[]
    try {
      users.get(User_.key("nobody"));
    } catch (DocumentNotFoundException e) {
      said.add(e.id() + ": " + e.getMessage());
    }
    // end::errors-catch[]

    assertThat(said)
        .singleElement()
        .asString()
        .startsWith("coodie-301: Expected one User")
        .endsWith("[coodie-301]")
        .doesNotContain("nobody");
  }

  @Test
  void a_wrong_name_gets_a_suggestion() {
    assertThatThrownBy(() -> users.column("emial"))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContaining("Did you mean \"email\"?")
        .hasMessageEndingWith("[coodie-201]");
  }
}
