package dev.coodie.processor;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;

/** How an instance is made. What it does not take is set afterwards. */
sealed interface Creation {
  /** The instance is made with the property's value. */
  boolean takes(String property);

  /** Where it takes the property, if annotations can stand there. */
  default Optional<Element> parameter(String property) {
    return Optional.empty();
  }

  /**
   * A constructor, or a static method of the type.
   *
   * @param method the method's name, or {@code new}
   * @param parameters those that take a property, by its name, in the order of the call
   */
  record Call(String method, Map<String, Element> parameters) implements Creation {
    static final String NEW = "new";

    public Call {
      parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    @Override
    public boolean takes(String property) {
      return parameters.containsKey(property);
    }

    /** Whether it takes all that another takes, and more. */
    boolean isWiderThan(Call other) {
      return parameters.size() > other.parameters.size()
          && parameters.keySet().containsAll(other.parameters.keySet());
    }

    @Override
    public Optional<Element> parameter(String property) {
      return Optional.ofNullable(parameters.get(property));
    }
  }

  /**
   * A builder.
   *
   * @param method the static method of the type that returns one
   * @param setters its method for each property that it takes
   */
  record Builder(String method, Map<String, String> setters) implements Creation {
    public Builder {
      setters = Map.copyOf(setters);
    }

    @Override
    public boolean takes(String property) {
      return setters.containsKey(property);
    }
  }

  /** Nothing that coodie can use, which is a finding already. */
  record Impossible() implements Creation {
    @Override
    public boolean takes(String property) {
      return true;
    }
  }

  /** A call of a compiled class that does not tell what its parameters are called. */
  record Unnamed(ExecutableElement call) implements Creation {
    @Override
    public boolean takes(String property) {
      return true;
    }
  }
}
