package dev.coodie.processor;

import dev.coodie.annotation.SingleValue;
import dev.coodie.annotation.Tuple;
import dev.coodie.annotation.UserType;
import dev.coodie.annotation.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;

/**
 * What GraalVM's native-image must keep of a generated class, since {@code coodie.documents(T)},
 * and raw CQL that is given a value of {@code T}, find it by its name: one file for each, so that
 * compilers which compile only what changed can tell whose it is.
 */
final class NativeMetadata {
  private static final String FILE =
      """
      {
        "reflection": [
      %s
        ]
      }
      """;

  private static final String CONSTANT =
      """
          {
            "type": "%s",
            "fields": [
              { "name": "%s" }
            ]
          }\
      """;

  private static final String NAME_ALONE =
      """
          { "type": "%s" }\
      """;

  private NativeMetadata() {}

  /** The name of the file among the classes. */
  static String path(String generated) {
    return "META-INF/native-image/dev.coodie.generated/"
        + generated
        + "/reachability-metadata.json";
  }

  static String write(Env env, TypeElement type, String generated) {
    List<String> entries = new ArrayList<>();
    boolean value =
        Stream.of(UserType.class, Tuple.class, SingleValue.class)
            .anyMatch(kind -> Annotations.has(type, kind));
    entries.add(CONSTANT.formatted(ascii(generated), value ? "TYPE" : "MODEL"));
    if (Annotations.has(type, Variant.class)) {
      above(env, type).forEach(name -> entries.add(NAME_ALONE.formatted(ascii(name))));
    }
    return FILE.formatted(String.join(",\n", entries));
  }

  /** Where the root of a variant is looked for, whether there is one or not. */
  private static List<String> above(Env env, TypeElement type) {
    return env.withSupertypes(type).stream()
        .filter(above -> !above.equals(type))
        .map(above -> Names.generatedInFull(env, above))
        .toList();
  }

  /** As JSON that needs no encoding, since the compiler chooses that of the file. */
  private static String ascii(String name) {
    return name.chars()
        .mapToObj(c -> c < 128 ? String.valueOf((char) c) : String.format("\\u%04x", c))
        .collect(Collectors.joining());
  }
}
