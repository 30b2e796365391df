package dev.coodie.processor;

import dev.coodie.annotation.CqlType;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.AnnotatedConstruct;

/** Reads {@code @CqlType("vector<float, 3>")}. */
final class Vectors {
  private static final Pattern VECTOR =
      Pattern.compile("vector\\s*<\\s*(\\w+)\\s*,\\s*([1-9]\\d{0,4})\\s*>");

  private Vectors() {}

  /** The dimensions of a vector of {@code element} that is asked for, or 0. */
  static int dimensions(List<? extends AnnotatedConstruct> places, StoredType element) {
    String asked = Annotations.first(places, CqlType.class).map(CqlType::value).orElse("");
    Matcher matcher = VECTOR.matcher(asked.strip());
    return matcher.matches() && matcher.group(1).equals(element.cql())
        ? Integer.parseInt(matcher.group(2))
        : 0;
  }

  /** What may be asked for instead of {@code asked}. */
  static String advice(String asked, List<StoredType.Scalar> choices) {
    if (asked.equals("counter")) {
      return "Counter columns are not supported yet.";
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
