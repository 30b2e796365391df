#!/bin/bash
# The JSON Schema that victools' generator makes, with its module for Jackson, calls a byte a string and
# a byte[] an array of strings. Jackson writes a number and a Base64 string, so the body of a record is
# refused by the record's own schema. A short and an int are integers in both.
# jsonschema-generator 5.0.0, Jackson 3.1.0, json-schema-validator 3.0.9.
. "$(dirname "$0")/lib.sh"
jars schema com.github.victools:jsonschema-generator:5.0.0 \
  com.github.victools:jsonschema-module-jackson:5.0.0 com.networknt:json-schema-validator:3.0.9 \
  tools.jackson.core:jackson-databind:3.1.0 org.slf4j:slf4j-nop:2.0.17
cat >"$WORK/Finding.java" <<'JAVA'
import com.github.victools.jsonschema.generator.*;
import com.github.victools.jsonschema.module.jackson.JacksonSchemaModule;
import com.networknt.schema.*;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

public class Finding {
  public record Cell(byte tiny, byte[] blob, short small) {}

  public static void main(String[] arguments) {
    JsonNode schema =
        new SchemaGenerator(
                new SchemaGeneratorConfigBuilder(
                        SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                    .with(new JacksonSchemaModule())
                    .build())
            .generateSchema(Cell.class);
    JsonNode body = new JsonMapper().valueToTree(new Cell((byte) 1, new byte[] {1, 2}, (short) 3));
    System.out.println(body);
    System.out.println(schema.get("properties"));
    SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(schema)
        .validate(new JsonMapper().readTree(body.toString()))
        .forEach(System.out::println);
  }
}
JAVA
OUT=$(java -cp "$(echo "$WORK"/schema/*.jar | tr ' ' ':')" "$WORK/Finding.java")
echo "$OUT"
expect '{"tiny":1,"blob":"AQI=","small":3}
{"blob":{"type":"array","items":{"type":"string"}},"small":{"type":"integer"},"tiny":{"type":"string"}}
/blob: string found, array expected
/tiny: integer found, string expected'
