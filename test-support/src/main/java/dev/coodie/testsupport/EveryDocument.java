package dev.coodie.testsupport;

import dev.coodie.error.SchemaException;
import dev.coodie.model.DocumentModel;
import dev.coodie.schema.Schema;
import dev.coodie.schema.SchemaPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Every document of a module's tests, found by its generated model. */
public final class EveryDocument {
  private static final Set<String> NEEDS_ANOTHER_SERVER = Set.of("coodie-707", "coodie-708");

  private EveryDocument() {}

  /**
   * The models that were compiled together with {@code test}, without those that tests set to what
   * they need.
   */
  public static List<DocumentModel<?>> besides(Class<?> test) {
    try {
      Path root = Path.of(test.getProtectionDomain().getCodeSource().getLocation().toURI());
      List<DocumentModel<?>> models = new ArrayList<>();
      for (String name : generated(root)) {
        for (Field field : Class.forName(name).getFields()) {
          if (field.getName().equals("MODEL")
              && Modifier.isFinal(field.getModifiers())
              && field.get(null) instanceof DocumentModel<?> model) {
            models.add(model);
          }
        }
      }
      return List.copyOf(models);
    } catch (URISyntaxException | ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> generated(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(name -> name.endsWith("_.class"))
          .map(name -> name.substring(0, name.length() - ".class".length()))
          .map(name -> name.replace(root.getFileSystem().getSeparator(), "."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Makes what the document wants, and sees that nothing is missing then; its tables are dropped
   * again.
   *
   * @return false, with nothing made, if the server lacks what it is made of: a version, or a
   *     setting
   * @throws AssertionError if the plan has nothing to do at first, or something to do at the end
   */
  public static boolean checkPlan(Schema schema, DocumentModel<?> model) {
    Class<?>[] documents = documents(model);
    SchemaPlan plan;
    try {
      plan = schema.plan(documents);
    } catch (SchemaException e) {
      if (needsAnotherServer(e)) {
        return false;
      }
      throw e;
    }
    check(!plan.statements().isEmpty(), model, "nothing is planned");

    plan.withDestructive().apply();

    check(schema.plan(documents).changes().isEmpty(), model, "something is planned again");
    check(
        SchemaPlan.between(schema.read().orElseThrow(), schema.wanted(documents).get(0)).isEmpty(),
        model,
        "what there is differs from what is wanted");
    schema.drop(documents);
    return true;
  }

  /** Whether the server has what these are made of; what else is wrong does not matter here. */
  public static boolean isTaken(Schema schema, Class<?>... documents) {
    try {
      SchemaPlan unused = schema.plan(documents);
      return true;
    } catch (SchemaException e) {
      return !needsAnotherServer(e);
    }
  }

  private static boolean needsAnotherServer(SchemaException error) {
    return NEEDS_ANOTHER_SERVER.contains(error.id());
  }

  private static Class<?>[] documents(DocumentModel<?> model) {
    List<Class<?>> documents = new ArrayList<>(List.of(model.type()));
    model.viewOf().ifPresent(documents::add);
    return documents.toArray(Class<?>[]::new);
  }

  private static void check(boolean holds, DocumentModel<?> model, String wrong) {
    if (!holds) {
      throw new AssertionError(model + ": " + wrong);
    }
  }
}
