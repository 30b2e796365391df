package dev.coodie.it.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.cql.CqlNames;
import dev.coodie.model.DocumentModel;
import dev.coodie.schema.Schema;
import dev.coodie.schema.definition.TypeDefinition;
import dev.coodie.test.EmbeddedCoodieExtension;
import dev.coodie.testsupport.EveryDocument;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every document of these tests, found by its generated model. */
class EveryDocumentTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB = EmbeddedCoodieExtension.withDocuments();

  /** Those with names that a server refuses. */
  private static final Set<String> REFUSED = Set.of("HostileTable", "HostileIndex");

  @Test
  void planned_applied_and_planned_again_is_empty() {
    Schema schema = DB.coodie().schema().keyspace(DB.keyspace()).exclusive();
    List<DocumentModel<?>> models =
        EveryDocument.besides(EveryDocumentTest.class).stream()
            .filter(model -> !REFUSED.contains(model.typeName()))
            .toList();
    int planned = 0;

    for (DocumentModel<?> model : models) {
      planned += EveryDocument.checkPlan(schema, model) ? 1 : 0;
      dropTypes(schema);
    }

    assertThat(planned).isGreaterThan(30);
  }

  /** A drop keeps types, and documents of other tests may have the same type with other fields. */
  private static void dropTypes(Schema schema) {
    List<TypeDefinition> types = schema.read().orElseThrow().types();
    for (int i = types.size() - 1; i >= 0; i--) { // a type comes after those it is made of
      DB.coodie().execute("DROP TYPE " + CqlNames.table(DB.keyspace(), types.get(i).name()));
    }
  }
}
