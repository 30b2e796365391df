package dev.coodie.it.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.model.DocumentModel;
import dev.coodie.schema.Schema;
import dev.coodie.schema.SchemaPlan;
import dev.coodie.schema.definition.TypeDefinition;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every document of these tests, found by its generated model. */
class EveryDocumentTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB = EmbeddedCoodieExtension.withDocuments();

  private static final Set<String> REFUSED = Set.of("HostileTable", "HostileIndex");

  @Test
  void planned_applied_and_planned_again_is_empty() throws IOException, URISyntaxException {
    Schema schema = DB.coodie().schema().keyspace(DB.keyspace()).exclusive();
    List<DocumentModel<?>> models = models();
    assertThat(models).hasSizeGreaterThan(30);
    for (DocumentModel<?> model : models) {
      Class<?>[] documents = documents(model);
      SchemaPlan plan = schema.plan(documents);
      assertThat(plan.statements()).as(model.toString()).isNotEmpty();

      plan.withDestructive().apply();

      assertThat(schema.plan(documents).changes()).as(model.toString()).isEmpty();
      assertThat(SchemaPlan.between(schema.read().orElseThrow(), schema.wanted(documents).get(0)))
          .as(model.toString())
          .isEmpty();
      schema.drop(documents);
      dropTypes(schema);
    }
  }

  /** A drop keeps types, and documents of other tests may have the same type with other fields. */
  private static void dropTypes(Schema schema) {
    List<TypeDefinition> types = schema.read().orElseThrow().types();
    for (int i = types.size() - 1; i >= 0; i--) { // a type comes after those it is made of
      String name = types.get(i).name().replace("\"", "\"\"");
      DB.coodie().execute("DROP TYPE \"" + DB.keyspace() + "\".\"" + name + "\"");
    }
  }

  private static Class<?>[] documents(DocumentModel<?> model) {
    List<Class<?>> documents = new ArrayList<>(List.of(model.type()));
    model.viewOf().ifPresent(documents::add);
    return documents.toArray(Class<?>[]::new);
  }

  /**
   * The models in the classes of these tests, but those that tests set to what they need, and those
   * with names that a server refuses.
   */
  private static List<DocumentModel<?>> models() throws IOException, URISyntaxException {
    Path root =
        Path.of(
            EveryDocumentTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<DocumentModel<?>> models = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(f -> f.toString().endsWith("_.class")).sorted().toList()) {
        String path = root.relativize(file).toString();
        String name = path.substring(0, path.length() - 6).replace('/', '.').replace('\\', '.');
        for (Field field : Class.forName(name).getFields()) {
          if (field.getName().equals("MODEL")
              && Modifier.isFinal(field.getModifiers())
              && field.get(null) instanceof DocumentModel<?> model
              && !REFUSED.contains(model.typeName())) {
            models.add(model);
          }
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
    return models;
  }
}
