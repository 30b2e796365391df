package dev.coodie.internal.plan;

import dev.coodie.column.UdtField;
import dev.coodie.column.ValueType;
import dev.coodie.error.SchemaException;
import dev.coodie.model.DocumentModel;
import dev.coodie.schema.definition.TypeDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Collects the user-defined types that documents use. */
final class UserTypes {
  /** A type and the document that first used it. */
  private record Used(TypeDefinition type, String document) {}

  private final Map<String, Used> found = new LinkedHashMap<>();

  private UserTypes() {}

  /** The types, each after those it is made of. */
  static List<TypeDefinition> of(List<DocumentModel<?>> models) {
    UserTypes types = new UserTypes();
    models.forEach(m -> m.columns().forEach(c -> types.add(c.column().type(), m.typeName())));
    return types.found.values().stream().map(Used::type).toList();
  }

  private void add(ValueType<?> type, String document) {
    type.arguments().forEach(argument -> add(argument, document));
    type.udtName()
        .map(
            name ->
                new TypeDefinition(name, type.udtFields().stream().map(UserTypes::field).toList()))
        .ifPresent(definition -> add(new Used(definition, document)));
  }

  private void add(Used next) {
    Used first = found.putIfAbsent(next.type().name(), next);
    if (first != null && !first.type().equals(next.type())) {
      throw new SchemaException(
          "coodie-715",
          "The user-defined type \""
              + next.type().name()
              + "\" is ("
              + fields(first)
              + ") in "
              + first.document()
              + ", but ("
              + fields(next)
              + ") in "
              + next.document()
              + ". Give both the same fields in the same order, or one of them another name.");
    }
  }

  private static String fields(Used used) {
    return used.type().fields().stream()
        .map(field -> field.name() + " " + field.type())
        .collect(Collectors.joining(", "));
  }

  private static TypeDefinition.Field field(UdtField<?, ?> field) {
    return new TypeDefinition.Field(field.name(), field.type().frozen().cql());
  }
}
