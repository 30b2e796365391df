package dev.coodie.internal.plan;

import dev.coodie.cql.CqlSource;
import dev.coodie.cql.CqlToken;
import dev.coodie.schema.definition.TypeDefinition;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds user-defined types in the text of CQL types. */
final class TypeReferences {
  private TypeReferences() {}

  /** Every name in a CQL type, unquoted, the server's own types among them. */
  static Set<String> names(String type) {
    return new CqlSource("type", type)
        .tokens().stream().filter(CqlToken::isName).map(CqlToken::name).collect(Collectors.toSet());
  }

  /** Whether a CQL type is, or has inside, one of these user-defined types. */
  static boolean has(String type, Map<String, TypeDefinition> types) {
    return !Collections.disjoint(names(type), types.keySet());
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
}
