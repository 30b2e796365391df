package dev.coodie.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.coodie.Coodie;
import dev.coodie.driver.ResultPage;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a native image keeps is what coodie looks for by name. */
class NativeMetadataTest {
  private static final String FOLDER = "META-INF/native-image/dev.coodie.generated/";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Coodie coodie =
      Coodie.of(statement -> CompletableFuture.completedFuture(ResultPage.empty()));

  @Test
  void each_generated_model_has_a_file_of_its_own() {
    assertThat(
            GoldenTest.COMPILATION
                .succeeds()
                .resources()
                .get(FOLDER + "shop.EventLog_/reachability-metadata.json"))
        .isEqualTo(
            """
            {
              "reflection": [
                {
                  "type": "shop.EventLog_",
                  "fields": [
                    { "name": "MODEL" }
                  ]
                }
              ]
            }
            """);
    assertThat(GoldenTest.COMPILATION.resources().keySet())
        .allMatch(path -> path.startsWith(FOLDER) && path.endsWith("/reachability-metadata.json"));
  }

  /** Values of them can be bound to raw CQL, and user-defined types can be planned alone. */
  @Test
  void the_type_of_values_is_kept() throws Exception {
    assertThat(listed())
        .containsEntry("shop.Address_", Set.of("TYPE"))
        .containsEntry("shop.UserId_", Set.of("TYPE"));
  }

  @Test
  void every_class_that_is_looked_up_by_name_is_listed() throws Exception {
    Set<String> lookedUp = new TreeSet<>();
    ClassLoader classes =
        GoldenTest.COMPILATION.classes(
            name -> {
              if (name.startsWith("shop.") && name.endsWith("_") && isLookedUp()) {
                lookedUp.add(name);
              }
            });

    coodie.documents(classes.loadClass("shop.EventLog"));
    project(classes.loadClass("shop.EventLog"), classes.loadClass("shop.Summary"));
    coodie.counters(classes.loadClass("shop.PageViews"));
    coodie.views(classes.loadClass("shop.ReadingByUnit"));
    for (String name : Set.of("Reading", "Pet", "Feline", "Cat", "Dog")) {
      coodie.documents(classes.loadClass("shop." + name));
      assertThat(coodie.schema().keyspace("ks").wanted(classes.loadClass("shop." + name)))
          .hasSize(1);
    }

    lookedUp.remove("shop.Address_"); // a user-defined type, which EventLog_ names
    Map<String, Set<String>> listed = listed();
    assertThat(lookedUp)
        .contains("shop.EventLog_", "shop.Summary_", "shop.PageViews_", "shop.Pet_");
    lookedUp.addAll(Set.of("shop.Cat_", "shop.Dog_", "shop.Feline_")); // perhaps linked before
    assertThat(listed.keySet()).containsAll(lookedUp);
    for (String name : lookedUp) {
      if (exists(classes, name)) {
        assertThat(listed.get(name)).as(name).containsExactly("MODEL");
      }
    }
  }

  @Test
  void names_outside_ascii_are_escaped() throws Exception {
    Compilation compilation =
        Compilation.of(
            "package büro; import dev.coodie.annotation.*;"
                + " @Document(table = \"t\") record Straße(@PartitionKey int id) {}");

    Map<String, String> resources = compilation.succeeds().resources();

    assertThat(resources).hasSize(1);
    String text = resources.values().iterator().next();
    assertThat(text).contains("b\\u00fcro.Stra\\u00dfe_");
    JsonNode metadata = JSON.readTree(text);
    assertThat(metadata.at("/reflection/0/type").asText()).isEqualTo("büro.Straße_");
  }

  private <D> void project(Class<D> document, Class<?> projection) {
    assertThat(coodie.documents(document).find().as(projection)).isNotNull();
  }

  /** The fields of each type in all files. */
  private static Map<String, Set<String>> listed() throws Exception {
    Map<String, Set<String>> listed = new TreeMap<>();
    for (String text : GoldenTest.COMPILATION.resources().values()) {
      for (JsonNode type : JSON.readTree(text).get("reflection")) {
        Set<String> fields =
            listed.computeIfAbsent(type.get("type").asText(), n -> new TreeSet<>());
        type.path("fields").forEach(field -> fields.add(field.get("name").asText()));
      }
    }
    return listed;
  }

  private static boolean exists(ClassLoader classes, String name) {
    try {
      return classes.loadClass(name) != null;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /** Whether the class loader is called by {@code Class.forName}, not to link another class. */
  private static boolean isLookedUp() {
    return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
        .walk(
            frames ->
                frames
                    .filter(frame -> !ClassLoader.class.isAssignableFrom(frame.getDeclaringClass()))
                    .skip(2) // this method and the lambda
                    .findFirst()
                    .filter(frame -> frame.getDeclaringClass() == Class.class)
                    .isPresent());
  }
}
