package dev.coodie;

import dev.coodie.internal.check.Arguments;
import dev.coodie.internal.check.ValidatorChecks;
import jakarta.validation.ValidatorFactory;
import java.util.function.Consumer;

/**
 * Checks documents against their Jakarta Validation constraints, with a factory of your own: one
 * whose constraint validators get beans, for example. Thread-safe.
 */
public final class DocumentValidator {
  private final Consumer<Object> check;

  private DocumentValidator(Consumer<Object> check) {
    this.check = check;
  }

  /**
   * Uses a validator of this factory. Its messages are used, but without values that a message asks
   * for.
   */
  public static DocumentValidator of(ValidatorFactory factory) {
    return new DocumentValidator(ValidatorChecks.of(Arguments.given(factory, "a factory")));
  }

  void check(Object document) {
    check.accept(document);
  }
}
