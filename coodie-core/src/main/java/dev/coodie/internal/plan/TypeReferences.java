package dev.coodie.internal.plan;

import dev.coodie.schema.definition.TypeDefinition;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds user-defined types in the text of CQL types. */
final class TypeReferences {
  private static final Pattern NAME = Pattern.compile("\"((?:[^\"]|\"\")*)\"|[a-zA-Z0-9_]+");

  private TypeReferences() {}

  /** Every name in a CQL type, unquoted, the server's own types among them. */
  static Set<String> names(String type) {
    Set<String> names = new HashSet<>();
    Matcher name = NAME.matcher(type);
    while (name.find()) {
      names.add(unquoted(name));
    }
    return names;
  }

  /** By name, each after those it is made of. */
  static List<TypeDefinition> inOrder(List<TypeDefinition> types) {
    Map<String, TypeDefinition> byName = new HashMap<>();
    types.forEach(t -> byName.put(t.name(), t));
    Map<String, TypeDefinition> ordered = new LinkedHashMap<>();
    types.stream()
        .sorted(Comparator.comparing(TypeDefinition::name))
        .forEach(t -> add(t, byName, ordered, new HashSet<>()));
    return List.copyOf(ordered.values());
  }

  private static void add(
      TypeDefinition type,
      Map<String, TypeDefinition> all,
      Map<String, TypeDefinition> ordered,
      Set<String> open) {
    if (ordered.containsKey(type.name()) || !open.add(type.name())) {
      return;
    }
    for (TypeDefinition.Field field : type.fields()) {
      names(field.type()).stream()
          .sorted()
          .map(all::get)
          .filter(Objects::nonNull)
          .forEach(used -> add(used, all, ordered, open));
    }
    ordered.put(type.name(), type);
  }

  private static String unquoted(Matcher name) {
    String quoted = name.group(1);
    return quoted == null ? name.group() : quoted.replace("\"\"", "\"");
  }
}
