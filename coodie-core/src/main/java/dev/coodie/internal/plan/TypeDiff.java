package dev.coodie.internal.plan;

import dev.coodie.cql.CqlTypes;
import dev.coodie.internal.cql.Cql;
import dev.coodie.internal.cql.Ddl;
import dev.coodie.internal.plan.Steps.Phase;
import dev.coodie.schema.change.SchemaChange.Action;
import dev.coodie.schema.change.SchemaChange.Subject;
import dev.coodie.schema.definition.TypeDefinition;
import java.util.List;
import java.util.Optional;

/** Makes user-defined types, and compares them with those there are. */
final class TypeDiff {
  private final Catalog found;
  private final Capabilities capabilities;
  private final Steps steps;

  TypeDiff(Catalog found, Server server, Steps steps) {
    this.found = found;
    this.capabilities = new Capabilities(server);
    this.steps = steps;
  }

  /** A type that should exist. */
  void make(TypeDefinition type) {
    TypeDefinition now = found.types.get(type.name());
    if (now == null) {
      type.fields().forEach(f -> capabilities.checkType(type.name(), f.name(), f.type()));
      steps.create(
          Phase.TYPES,
          Subject.TYPE,
          type.name(),
          type.name(),
          "Type " + name(type) + " is missing",
          Ddl.createType(found.keyspace, type),
          List.of(Ddl.dropType(found.keyspace, type.name())));
      return;
    }
    type.fields().forEach(field -> compare(type, field, field(now, field.name())));
    now.fields().stream()
        .filter(field -> field(type, field.name()).isEmpty())
        .forEach(field -> note(type, field));
    noteOrder(type, now);
  }

  /** A type that no document wants. */
  void drop(TypeDefinition now, boolean used) {
    if (used) {
      steps.noted(
          Subject.TYPE,
          now.name(),
          now.name(),
          "Type " + name(now) + " is in no document",
          "It cannot be dropped while a table or another type uses it.");
      return;
    }
    steps.drop(
        Phase.TYPE_DROPS,
        Subject.TYPE,
        now.name(),
        now.name(),
        "Type " + name(now) + " is in no document",
        Ddl.dropType(found.keyspace, now.name()),
        List.of(Ddl.createType(found.keyspace, now)));
  }

  private void compare(
      TypeDefinition type, TypeDefinition.Field field, Optional<TypeDefinition.Field> now) {
    if (now.isEmpty()) {
      capabilities.checkType(type.name(), field.name(), field.type());
      steps.create(
          Phase.TYPES,
          Subject.FIELD,
          type.name(),
          field.name(),
          describe(type, field) + " is missing",
          Ddl.addField(found.keyspace, type.name(), field),
          List.of());
    } else if (!thawed(now.get().type()).equals(thawed(field.type()))) {
      steps.impossible(
          Action.ALTER,
          Subject.FIELD,
          type.name(),
          field.name(),
          describe(type, field)
              + " is "
              + now.get().type()
              + ", but the document wants "
              + field.type()
              + ", which cannot be changed in place",
          "Change the document, or add another field (or another type with another column), copy"
              + " the values with a migration, and leave the old one unused; coodie makemigration"
              + " writes it.",
          "coodie-703");
    }
  }

  private void note(TypeDefinition type, TypeDefinition.Field field) {
    steps.noted(
        Subject.FIELD,
        type.name(),
        field.name(),
        describe(type, field) + " is in no document",
        "A field of a type cannot be dropped. It stays, and reads as null in new values. Where the"
            + " type is frozen, a document that does not know it is not written.");
  }

  private void noteOrder(TypeDefinition type, TypeDefinition now) {
    List<String> wanted = common(type, now);
    List<String> there = common(now, type);
    if (!wanted.equals(there)) {
      steps.noted(
          Subject.TYPE,
          type.name(),
          type.name(),
          "Type "
              + name(type)
              + " has its fields in the order "
              + String.join(", ", there)
              + ", the document in the order "
              + String.join(", ", wanted),
          "Nothing needs to be done: fields are matched by name.");
    }
  }

  /** The fields of {@code type} that {@code other} has, too. */
  private static List<String> common(TypeDefinition type, TypeDefinition other) {
    return type.fields().stream()
        .map(TypeDefinition.Field::name)
        .filter(name -> field(other, name).isPresent())
        .toList();
  }

  private static Optional<TypeDefinition.Field> field(TypeDefinition type, String name) {
    return type.fields().stream().filter(f -> f.name().equals(name)).findFirst();
  }

  /**
   * A type with a collection can only be used frozen, and then its collections are frozen, whether
   * that is said or not.
   */
  private static String thawed(String type) {
    return CqlTypes.isFrozen(type) ? type.substring("frozen<".length(), type.length() - 1) : type;
  }

  private String describe(TypeDefinition type, TypeDefinition.Field field) {
    return "Field \"" + field.name() + "\" of " + name(type);
  }

  private String name(TypeDefinition type) {
    return Cql.table(found.keyspace, type.name());
  }
}
