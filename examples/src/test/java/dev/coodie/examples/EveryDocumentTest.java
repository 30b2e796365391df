package dev.coodie.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.model.DocumentModel;
import dev.coodie.schema.Schema;
import dev.coodie.test.EmbeddedCoodieExtension;
import dev.coodie.testsupport.EveryDocument;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every document of the examples, found by its generated model. */
class EveryDocumentTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB = EmbeddedCoodieExtension.withDocuments();

  @Test
  void planned_applied_and_planned_again_is_empty() {
    Schema schema = DB.coodie().schema().keyspace(DB.keyspace()).exclusive();
    List<DocumentModel<?>> models =
        EveryDocument.besides(EveryDocumentTest.class).stream()
            .filter(model -> EveryDocument.isTaken(schema, model))
            .toList();
    assertThat(models).isNotEmpty();

    for (DocumentModel<?> model : models) {
      EveryDocument.checkPlan(schema, model);
    }
  }
}
