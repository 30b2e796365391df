package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents are plain Java to Jackson too: they need nothing of its annotations. */
@ExtendWith(EmbeddedCoodieExtension.class)
class JsonTest {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModules(new JavaTimeModule(), new Jdk8Module())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private final Coodie coodie;

  JsonTest(Coodie coodie) {
    this.coodie = coodie;
  }

  @BeforeAll
  static void create_tables(Coodie coodie) {
    coodie.schema().plan(Everything.class, Account.class).apply();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = "there")
  void a_record_with_every_type_passes_through_json_and_a_row_unchanged(String maybe)
      throws Exception {
    Everything sent = TypesTest.everything(Optional.ofNullable(maybe));
    Documents<Everything> documents = coodie.documents(Everything.class);

    Everything received = JSON.readValue(JSON.writeValueAsString(sent), Everything.class);
    documents.save(received);
    Everything found = documents.get(Everything_.key(sent.id()));

    assertThat(received).isEqualTo(sent);
    assertThat(found).isEqualTo(sent);
    assertThat(JSON.readTree(JSON.writeValueAsString(found)).path("maybe").textValue())
        .isEqualTo(maybe);
    assertThat(JSON.readValue(JSON.writeValueAsString(found), Everything.class)).isEqualTo(sent);
  }

  @Test
  void a_class_with_accessors_passes_through_json_and_a_row_unchanged() throws Exception {
    Account sent = new Account("kim", 1, Long.MAX_VALUE, null);
    Documents<Account> documents = coodie.documents(Account.class);

    Account received = JSON.readValue(JSON.writeValueAsString(sent), Account.class);
    documents.save(received);
    Account found = documents.get(Account_.key("kim", 1));

    assertThat(received).usingRecursiveComparison().isEqualTo(sent);
    assertThat(found).usingRecursiveComparison().isEqualTo(sent);
    assertThat(JSON.writeValueAsString(found)).isEqualTo(JSON.writeValueAsString(sent));
  }
}
