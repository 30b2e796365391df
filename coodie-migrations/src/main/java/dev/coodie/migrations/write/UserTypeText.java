package dev.coodie.migrations.write;

import dev.coodie.schema.definition.TypeDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the record of a user-defined type. */
final class UserTypeText {
  private UserTypeText() {}

  static WrittenDocuments.Source source(
      TypeDefinition type, String packageName, String name, Map<String, String> userTypes) {
    SourceText source = new SourceText(packageName, name, userTypes);
    JavaNames names = new JavaNames();
    for (TypeDefinition.Field field : type.fields()) {
      String property = names.property(field.name());
      CqlTypeText fieldType = CqlTypeText.parse(field.type());
      List<String> annotations = new ArrayList<>();
      if (!JavaNames.snakeCase(property).equals(field.name())) {
        annotations.add(
            source.imports().annotation("Name") + "(" + JavaText.string(field.name()) + ")");
      }
      source.add(
          JavaText.component(annotations, source.types().nullable(fieldType, property), property));
    }
    List<String> members = new ArrayList<>();
    if (!JavaNames.snakeCase(name).equals(type.name())) {
      members.add("name = " + JavaText.string(type.name()));
    }
    String annotation = JavaText.annotation(source.imports().annotation("UserType"), members);
    return new WrittenDocuments.Source(
        name,
        source.text("The user-defined type " + described(type.name()) + ".", annotation),
        source.notes());
  }

  private static String described(String name) {
    return name.matches("\\w+") ? "{@code " + name + "}" : "that the annotation names";
  }
}
