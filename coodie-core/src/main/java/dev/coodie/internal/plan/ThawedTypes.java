package dev.coodie.internal.plan;

import dev.coodie.cql.CqlTypes;
import dev.coodie.schema.definition.ColumnDefinition;
import dev.coodie.schema.definition.TypeDefinition;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * User-defined types with a collection that is not frozen. Documents make none, but others do, and
 * the server takes no new column with such a type that is not frozen itself.
 */
record ThawedTypes(Map<String, TypeDefinition> found, Map<String, TypeDefinition> wanted) {
  static final String ADVICE =
      "Mark the property @Frozen, or use another type, whose collections are frozen.";

  /** Why the server would refuse to make the column, if it would. */
  Optional<String> refuses(ColumnDefinition column) {
    String cql = column.type();
    if (!CqlTypes.isOpenUserType(cql)) {
      return Optional.empty(); // what is in a collection is frozen, or part of no plan
    }
    return TypeReferences.names(cql).stream()
        .flatMap(this::fields)
        .filter(field -> CqlTypes.isOpenCollection(field.type()))
        .findFirst()
        .map(
            field ->
                " is wanted as "
                    + cql
                    + ", not frozen, but its field \""
                    + field.name()
                    + "\" is "
                    + field.type()
                    + ", not frozen either, which the server accepts in no new column");
  }

  /** Those that the type has before the column comes. */
  private Stream<TypeDefinition.Field> fields(String type) {
    TypeDefinition now = found.get(type);
    TypeDefinition then = wanted.get(type);
    if (now == null) {
      return then == null ? Stream.empty() : then.fields().stream();
    }
    return Stream.concat(
        now.fields().stream(),
        then == null
            ? Stream.empty()
            : then.fields().stream()
                .filter(f -> now.fields().stream().noneMatch(n -> n.name().equals(f.name()))));
  }
}
