package dev.coodie.processor;

import dev.coodie.annotation.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeMirror;

/** Reads {@code @Vector}, and says what to ask for instead of a wrong {@code @CqlType}. */
final class Vectors {
  static final int MAX_DIMENSIONS = 8192;

  private static final Pattern AS_TEXT = Pattern.compile("vector\\s*<.*?(\\d*)\\s*>?");

  private Vectors() {}

  /** The dimensions asked for; an annotation in front of an array is one of its component. */
  static OptionalInt dimensions(List<? extends AnnotatedConstruct> places, TypeMirror type) {
    List<AnnotatedConstruct> all = new ArrayList<>(places);
    if (type instanceof ArrayType array) {
      all.add(array.getComponentType());
    }
    return Annotations.has(all, Vector.class)
        ? OptionalInt.of(
            Annotations.value(all, Vector.class)
                .map(value -> value instanceof Integer number ? number : 0)
                .orElse(0))
        : OptionalInt.empty();
  }

  /** What may be asked for instead of {@code asked}. */
  static String advice(String asked, List<StoredType.Scalar> choices) {
    if (asked.equals("counter")) {
      return "Use @Counter instead of @CqlType.";
    }
    Matcher vector = AS_TEXT.matcher(asked);
    if (vector.matches()) {
      String dimensions = vector.group(1).isEmpty() ? "3" : vector.group(1);
      return "Use @Vector(" + dimensions + ") instead of @CqlType.";
    }
    if (choices.isEmpty()) {
      return "Remove @CqlType, or put it on the type argument it is meant for.";
    }
    return "Use "
        + choices.stream()
            .map(choice -> "\"" + choice.cql() + "\"")
            .collect(Collectors.joining(" or "))
        + ", or remove @CqlType.";
  }
}
