package dev.coodie.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import com.github.victools.jsonschema.module.jackson.JacksonSchemaModule;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationModule;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.Page;
import dev.coodie.PageToken;
import dev.coodie.annotation.Vector;
import dev.coodie.error.ConstraintViolationsException;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.net.InetAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.LocalTime;
import java.time.Year;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A document as the body of requests and responses, and its JSON Schema. */
class JsonGuideTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB =
      EmbeddedCoodieExtension.withDocuments(Toy.class, Everything.class);

  private static final String BODY =
      """
      {
        "id": "5f1b6a60-c7a5-41f0-8000-000000000000",
        "title": "Pencil",
        "subtitle": null,
        "price": 1.20,
        "maker": {"name": "Faber", "country": "DE"},
        "tags": ["office"],
        "embedding": [0.1, 0.2, 0.3],
        "added": "2026-11-22T10:00:00.123Z"
      }
      """;

  private final Coodie coodie = DB.coodie();
  private final Documents<Toy> toys = coodie.documents(Toy.class);

  // tag::json-bodies[]
  private final JsonMapper json =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .build();

  String put(String body) {
    Toy saved = toys.save(json.readValue(body, Toy.class)); // constraints are checked
    return json.writeValueAsString(saved);
  }

  // end::json-bodies[]

  // tag::json-schema[]
  /** Makes schemas that say what Jackson 3 writes and reads. */
  static SchemaGenerator schemas() {
    SchemaGeneratorConfigBuilder config =
        new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(new JacksonSchemaModule(JacksonOption.FLATTENED_ENUMS_FROM_JSONVALUE))
            .with(new JakartaValidationModule())
            .with(
                Option.FLATTENED_OPTIONALS,
                Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES,
                Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT);
    config
        .forFields()
        .withNullableCheck(JsonGuideTest::isNullable)
        .withRequiredCheck(field -> !field.isFakeContainerItemScope())
        .withArrayMinItemsResolver(JsonGuideTest::dimension)
        .withArrayMaxItemsResolver(JsonGuideTest::dimension);
    config
        .forTypesInGeneral()
        .withCustomDefinitionProvider(
            (type, context) -> {
              Class<?> java = type.getErasedType();
              if (!TEXTS.contains(java) && !NUMBERS.contains(java)) {
                return null; // as it is
              }
              ObjectNode schema = context.getGeneratorConfig().createObjectNode();
              schema.put("type", TEXTS.contains(java) ? "string" : "integer");
              return new CustomDefinition(schema, true);
            });
    return new SchemaGenerator(config.build());
  }

  /** What is one value in JSON, and not what its fields look like. */
  private static final Set<Class<?>> TEXTS =
      Set.of(
          PageToken.class,
          ByteBuffer.class,
          byte[].class,
          InetAddress.class,
          LocalTime.class,
          URI.class,
          Currency.class,
          Locale.class,
          YearMonth.class);

  private static final Set<Class<?>> NUMBERS = Set.of(byte.class, Byte.class, Year.class);

  private static boolean isNullable(FieldScope field) {
    return !field.isFakeContainerItemScope()
        && field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static @Nullable Integer dimension(FieldScope field) {
    Vector vector =
        field.isFakeContainerItemScope() ? null : field.getRawMember().getAnnotation(Vector.class);
    return vector == null ? null : vector.value();
  }

  // end::json-schema[]

  @Test
  void a_body_is_saved_and_answered() {
    toys.truncate();
    String answer = put(BODY);

    assertThat(json.readTree(answer)).isEqualTo(json.readTree(BODY));
    assertThat(json.writeValueAsString(toys.find().all())).isEqualTo("[" + answer + "]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"title\": \"Pencil\"|\"title\": \" \"|title",
        "1.20|0|price",
        "\"Faber\"|\"\"|maker.name",
        "\"office\"|\"\"|tags[].<iterable element>",
      })
  void what_breaks_a_constraint_is_not_saved(String part, String bad, String path) {
    assertThatThrownBy(() -> put(BODY.replace(part, bad)))
        .isInstanceOfSatisfying(
            ConstraintViolationsException.class,
            e -> assertThat(e.violations()).singleElement().extracting("path").isEqualTo(path));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"subtitle\": null,|''",
        "\"subtitle\"|\"subtitel\"",
        "[0.1, 0.2, 0.3]|\"x\"",
        "5f1b6a60-c7a5-41f0-8000-000000000000|5",
      })
  void what_is_no_toy_is_not_read(String part, String bad) {
    String body = BODY.replace(part, bad);

    assertThatThrownBy(() -> put(body)).isInstanceOf(JacksonException.class);
    assertThat(errors(schema(Toy.class), body)).isNotEmpty();
  }

  @Test
  void the_schema_tells_what_the_document_says() {
    JsonNode schema = schema(Toy.class);
    JsonNode properties = schema.get("properties");

    assertThat(properties.at("/title/maxLength").asInt()).isEqualTo(80);
    assertThat(properties.at("/subtitle/type").toString()).isEqualTo("[\"string\",\"null\"]");
    assertThat(properties.at("/price/exclusiveMinimum").asInt()).isZero();
    assertThat(properties.at("/embedding/minItems").asInt()).isEqualTo(3);
    assertThat(properties.at("/embedding/maxItems").asInt()).isEqualTo(3);
    assertThat(properties.at("/maker/properties/country/type").toString())
        .isEqualTo("[\"string\",\"null\"]");
    assertThat(schema.get("required")).hasSize(8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[0.1, 0.2, 0.3]|[0.1, 0.2]",
        "\"title\": \"Pencil\"|\"title\": null",
        "{\"name\": \"Faber\", \"country\": \"DE\"}|{\"name\": \"Faber\"}",
        "1.20|-1",
      })
  void the_schema_refuses_what_would_not_be_stored(String part, String bad) {
    assertThat(errors(schema(Toy.class), BODY)).isEmpty();
    assertThat(errors(schema(Toy.class), BODY.replace(part, bad))).isNotEmpty();
  }

  @Test
  void json_of_every_type_fits_its_schema_and_is_read_back() throws Exception {
    Documents<Everything> things = coodie.documents(Everything.class);
    things.save(TypesGuideTest.one());

    Everything read = things.get(Everything_.key(TypesGuideTest.one().id()));
    String body = json.writeValueAsString(read);

    assertThat(errors(schema(Everything.class), body)).isEmpty();
    assertThat(json.readValue(body, Everything.class)).isEqualTo(read);
  }

  @Test
  void a_page_has_a_schema() {
    put(BODY);
    put(BODY.replace("5f1b6a60", "5f1b6a61"));
    JsonNode schema = schemas().generateSchema(Page.class, Toy.class);
    Page<Toy> first = toys.find().pageSize(1).page();
    Page<Toy> all = toys.find().page();

    assertThat(schema.at("/properties/next/type").toString()).isEqualTo("[\"string\",\"null\"]");
    for (Page<Toy> page : Set.of(first, all)) {
      assertThat(errors(schema, json.writeValueAsString(page))).isEmpty();
    }
    assertThat(first.next()).isPresent();
    assertThat(all.next()).isEmpty();
  }

  private static JsonNode schema(Class<?> type) {
    return schemas().generateSchema(type);
  }

  private List<String> errors(JsonNode schema, String body) {
    SchemaRegistryConfig strict =
        SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
    return SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(strict))
        .getSchema(schema)
        .validate(json.readTree(body))
        .stream()
        .map(Object::toString)
        .toList();
  }
}
