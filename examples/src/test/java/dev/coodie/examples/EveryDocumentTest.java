package dev.coodie.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.model.DocumentModel;
import dev.coodie.schema.Schema;
import dev.coodie.test.EmbeddedCoodieExtension;
import dev.coodie.testsupport.EveryDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every document of the examples, found by its generated model. */
class EveryDocumentTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB = EmbeddedCoodieExtension.withDocuments();

  @Test
  void planned_applied_and_planned_again_is_empty() {
    Schema schema = DB.coodie().schema().keyspace(DB.keyspace()).exclusive();
    int planned = 0;

    for (DocumentModel<?> model : EveryDocument.besides(EveryDocumentTest.class)) {
      planned += EveryDocument.checkPlan(schema, model) ? 1 : 0;
    }

    assertThat(planned).isPositive();
  }
}
