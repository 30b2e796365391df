package dev.coodie.internal.check;

import jakarta.validation.ValidatorFactory;
import java.util.function.Consumer;

/** Checks by a factory of the user. */
public final class ValidatorChecks {
  private ValidatorChecks() {}

  /** What refuses a document that breaks constraints. */
  public static Consumer<Object> of(ValidatorFactory factory) {
    return JakartaValidation.of(factory);
  }
}
