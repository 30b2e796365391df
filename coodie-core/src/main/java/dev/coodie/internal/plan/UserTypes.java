package dev.coodie.internal.plan;

import dev.coodie.column.CqlType;
import dev.coodie.column.UdtField;
import dev.coodie.model.DocumentModel;
import dev.coodie.schema.TypeDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the user-defined types that documents use. */
public final class UserTypes {
  private final Map<String, TypeDefinition> found = new LinkedHashMap<>();

  private UserTypes() {}

  /** The types, each after those it is made of. */
  public static List<TypeDefinition> of(List<DocumentModel<?>> models) {
    UserTypes types = new UserTypes();
    models.forEach(m -> m.columns().forEach(c -> types.add(c.column().type())));
    return List.copyOf(types.found.values());
  }

  private void add(CqlType<?> type) {
    type.arguments().forEach(this::add);
    type.udtName()
        .ifPresent(
            name ->
                found.putIfAbsent(
                    name,
                    new TypeDefinition(
                        name, type.udtFields().stream().map(UserTypes::field).toList())));
  }

  private static TypeDefinition.Field field(UdtField<?, ?> field) {
    return new TypeDefinition.Field(field.name(), field.type().frozen().cql());
  }
}
