package dev.coodie.processor;

import dev.coodie.annotation.Converted;
import dev.coodie.annotation.CqlType;
import dev.coodie.annotation.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;

/**
 * What the Kotlin compiler writes about a class into {@code kotlin.Metadata}, for what the stubs of
 * kapt leave out. The format is that of Kotlin's {@code metadata.proto}: the message {@code Class}
 * behind a table of strings, its bytes in the characters of {@code d1}; names are in {@code d2}.
 */
final class KotlinMetadata {
  private static final String NAME = "kotlin.Metadata";

  /** Annotations of types that change what is stored. Inner collections are frozen anyway. */
  private static final List<Class<?>> TELLING =
      List.of(Converted.class, CqlType.class, Vector.class);

  // Numbers of fields in metadata.proto and jvm_metadata.proto.
  private static final int CLASS_FLAGS = 1;
  private static final int CLASS_PROPERTY = 10;
  private static final int PROPERTY_NAME = 2;
  private static final int PROPERTY_TYPE = 3;
  private static final int PROPERTY_SIGNATURE = 100;
  private static final int SIGNATURE_FIELD = 1;
  private static final int FIELD_NAME = 1;
  private static final int TYPE_ARGUMENT = 2;
  private static final int ARGUMENT_TYPE = 2;
  private static final int TYPE_ANNOTATION = 100;
  private static final int ANNOTATION_NAME = 1;

  private static final int USUAL_FLAGS = 6;
  private static final int MODALITY = 4;
  private static final int SEALED = 3;

  /** An annotation that is on a type argument of a property. */
  record OnArgument(String property, String annotation) {}

  private final Message type;
  private final List<String> names;

  private KotlinMetadata(Message type, List<String> names) {
    this.type = type;
    this.names = names;
  }

  /** Whether Kotlin compiled the type, or kapt made its stub. */
  static boolean isThere(TypeElement type) {
    return mirror(type).findFirst().isPresent();
  }

  /** Nothing for what is no class of Kotlin. */
  static Optional<KotlinMetadata> of(TypeElement type) {
    return mirror(type).findFirst().flatMap(KotlinMetadata::of);
  }

  boolean isSealed() {
    return (type.number(CLASS_FLAGS, USUAL_FLAGS) >> MODALITY & 3) == SEALED;
  }

  /** The names of the fields that properties are kept in. */
  List<String> fields() {
    List<String> found = new ArrayList<>();
    for (Message property : type.messages(CLASS_PROPERTY)) {
      int name = property.number(PROPERTY_NAME, 0);
      for (Message signature : property.messages(PROPERTY_SIGNATURE)) {
        for (Message field : signature.messages(SIGNATURE_FIELD)) {
          found.add(names.get(field.number(FIELD_NAME, name)));
        }
      }
    }
    return found;
  }

  List<OnArgument> onArguments() {
    List<OnArgument> found = new ArrayList<>();
    for (Message property : type.messages(CLASS_PROPERTY)) {
      String name = names.get(property.number(PROPERTY_NAME, 0));
      property
          .messages(PROPERTY_TYPE)
          .forEach(t -> inArguments(t, a -> found.add(new OnArgument(name, a))));
    }
    return found;
  }

  private void inArguments(Message of, Consumer<String> found) {
    for (Message argument : of.messages(TYPE_ARGUMENT)) {
      for (Message inner : argument.messages(ARGUMENT_TYPE)) {
        for (Message annotation : inner.messages(TYPE_ANNOTATION)) {
          String name = names.get(annotation.number(ANNOTATION_NAME, 0));
          TELLING.stream()
              .filter(telling -> name.equals(telling.descriptorString()))
              .forEach(telling -> found.accept(telling.getSimpleName()));
        }
        inArguments(inner, found);
      }
    }
  }

  private static Stream<? extends AnnotationMirror> mirror(TypeElement type) {
    return type.getAnnotationMirrors().stream()
        .filter(
            a ->
                ((TypeElement) a.getAnnotationType().asElement())
                    .getQualifiedName()
                    .contentEquals(NAME));
  }

  private static Optional<KotlinMetadata> of(AnnotationMirror metadata) {
    String data = String.join("", strings(metadata, "d1"));
    if (data.isEmpty() || data.charAt(0) != 0) {
      return Optional.empty(); // an encoding of Kotlin 1
    }
    byte[] bytes = new byte[data.length() - 1];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) data.charAt(i + 1);
    }
    Message.Input input = new Message.Input(bytes);
    input.bytes(); // the table of strings: names of annotations and properties are never in it
    return Optional.of(new KotlinMetadata(new Message(input), strings(metadata, "d2")));
  }

  private static List<String> strings(AnnotationMirror metadata, String member) {
    List<String> strings = new ArrayList<>();
    metadata
        .getElementValues()
        .forEach(
            (method, value) -> {
              if (method.getSimpleName().contentEquals(member)) {
                for (Object each : (List<?>) value.getValue()) {
                  strings.add(String.valueOf(((AnnotationValue) each).getValue()));
                }
              }
            });
    return strings;
  }
}
