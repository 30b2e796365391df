package dev.coodie.processor;

import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** How a property takes its value: as it is, as a primitive, or in an {@code Optional}. */
final class Forms {
  private Forms() {}

  static Value.Form of(Property property, StoredType stored) {
    if (property.type().getKind().isPrimitive()) {
      return stored.equals(Scalars.COUNTER) ? Value.Form.COUNTER : Value.Form.PRIMITIVE;
    }
    if (isOptional(property.type())) {
      return Value.Form.OPTIONAL;
    }
    return stored instanceof StoredType.Collection && !property.isNullable()
        ? Value.Form.COLLECTION
        : Value.Form.PLAIN;
  }

  /** The type without {@code Optional}; a primitive stays one. */
  static TypeMirror content(TypeMirror type) {
    return isOptional(type) ? ((DeclaredType) type).getTypeArguments().get(0) : type;
  }

  /** The type of the column's values. */
  static TypeMirror valueType(Env env, TypeMirror type) {
    return type.getKind().isPrimitive()
        ? env.types().boxedClass((PrimitiveType) type).asType()
        : content(type);
  }

  static boolean isOptional(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        && ((TypeElement) ((DeclaredType) type).asElement())
            .getQualifiedName()
            .contentEquals("java.util.Optional")
        && ((DeclaredType) type).getTypeArguments().size() == 1;
  }
}
