package dev.coodie.processor;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Stored types as expressions of type {@code ValueType}. */
final class TypeCode {
  private final JavaFile file;

  TypeCode(JavaFile file) {
    this.file = file;
  }

  /** Whether the expression is a constant already, so that it needs none of its own. */
  static boolean isConstant(StoredType type) {
    return type instanceof StoredType.Scalar
        || type instanceof StoredType.Known
        || (type instanceof StoredType.Single single && frozen(single).isEmpty())
        || type instanceof StoredType.TupleOf
        || (type instanceof StoredType.UserDefined udt && !udt.isFrozen());
  }

  String expression(StoredType type) {
    String cqlType = file.column("ValueType");
    if (type instanceof StoredType.Scalar scalar) {
      return cqlType + "." + scalar.constant();
    }
    if (type instanceof StoredType.Known known) {
      return file.column("JavaTypes") + "." + known.constant();
    }
    if (type instanceof StoredType.Single single) {
      return file.imports().generated(single.type()) + ".TYPE" + frozen(single);
    }
    if (type instanceof StoredType.EnumText text) {
      return cqlType + ".enumByName(" + file.imports().name(text.type()) + ".class)";
    }
    if (type instanceof StoredType.Collection collection) {
      return cqlType
          + "."
          + collection.kind().cql
          + "("
          + arguments(collection)
          + ")"
          + frozen(type);
    }
    if (type instanceof StoredType.Vector vector) {
      return vector.array()
          ? cqlType + ".floatVector(" + vector.dimensions() + ")"
          : cqlType + ".vector(" + expression(vector.element()) + ", " + vector.dimensions() + ")";
    }
    if (type instanceof StoredType.UserDefined udt) {
      return file.imports().generated(udt.type()) + ".TYPE" + frozen(type);
    }
    if (type instanceof StoredType.TupleOf tuple) {
      return file.imports().generated(tuple.type()) + ".TYPE";
    }
    StoredType.Converted converted = (StoredType.Converted) type;
    String converter = converter(converted.converter());
    return expression(converted.to())
        + ".converted("
        + classLiteral(converted.from())
        + ", "
        + converter
        + ")";
  }

  /** One without a constructor that can be called is given at run time. */
  private String converter(TypeElement type) {
    String name = file.imports().name(type);
    return file.canCreate(type)
        ? "new " + name + "()"
        : file.column("GivenConverter") + ".of(" + name + ".class)";
  }

  /** The element types of a collection, separated by commas. */
  String arguments(StoredType.Collection collection) {
    return collection.arguments().stream().map(this::expression).collect(Collectors.joining(", "));
  }

  private String classLiteral(TypeMirror type) {
    String text = file.imports().type(type);
    List<? extends TypeMirror> arguments =
        type instanceof DeclaredType declared ? declared.getTypeArguments() : List.of();
    if (arguments.isEmpty()) {
      return text + ".class";
    }
    file.hasUncheckedCast();
    String raw = text.substring(0, text.indexOf('<'));
    String casts =
        Stream.of(text, "?").map(each -> "(Class<" + each + ">) ").collect(Collectors.joining());
    return casts + raw + ".class";
  }

  private static String frozen(StoredType type) {
    return type.isFrozen() ? ".frozen()" : "";
  }

  /** The constant of a single value is as its class says, whatever it is here. */
  private static String frozen(StoredType.Single single) {
    StoredType plain = single.plain();
    boolean hasTheWord =
        plain instanceof StoredType.Collection || plain instanceof StoredType.UserDefined;
    return hasTheWord && single.isFrozen() ? ".frozen()" : "";
  }
}
