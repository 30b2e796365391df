package dev.coodie.internal.check;

import dev.coodie.error.ConfigurationException;
import dev.coodie.error.ConstraintViolationsException;
import dev.coodie.error.ConstraintViolationsException.Violation;
import dev.coodie.error.InvalidDocumentException;
import jakarta.validation.Configuration;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.NoProviderFoundException;
import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a provider of Jakarta Validation. Thread-safe. */
final class JakartaValidation implements Consumer<Object> {
  private static final Logger LOG = LoggerFactory.getLogger(JakartaValidation.class);

  private final Validator validator;
  // Asked once for each class, since most have no constraints.
  private final ClassValue<Boolean> constrained =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return validator.getConstraintsForClass(type).isBeanConstrained();
        }
      };

  private JakartaValidation(Validator validator) {
    this.validator = validator;
  }

  static Consumer<Object> of(ValidatorFactory factory) {
    return new JakartaValidation(
        factory
            .usingContext()
            .messageInterpolator(new ValuelessMessages(factory.getMessageInterpolator()))
            .getValidator());
  }

  /** The provider on the class path; without one, nothing is checked. */
  static Consumer<Object> find() {
    try {
      Configuration<?> configuration = Validation.byDefaultProvider().configure();
      return new JakartaValidation(
          configuration
              .messageInterpolator(
                  new ValuelessMessages(configuration.getDefaultMessageInterpolator()))
              .buildValidatorFactory()
              .getValidator());
    } catch (NoProviderFoundException e) {
      LOG.debug("Documents are not checked: Jakarta Validation has no provider.");
      return document -> {};
    } catch (ValidationException e) {
      return document -> {
        throw cannotStart(e);
      };
    }
  }

  @Override
  public void accept(Object document) {
    Set<ConstraintViolation<Object>> violations;
    try {
      if (!constrained.get(document.getClass())) {
        return;
      }
      violations = validator.validate(document);
    } catch (ValidationException e) {
      throw new InvalidDocumentException(
          "coodie-286",
          "The constraints of "
              + document.getClass().getSimpleName()
              + " cannot be checked: one does not fit its property, or its validator failed. Nothing"
              + " was sent; the cause says which.",
          e);
    }
    if (!violations.isEmpty()) {
      throw broken(document.getClass().getSimpleName(), violations);
    }
  }

  private static ConstraintViolationsException broken(
      String type, Set<ConstraintViolation<Object>> violations) {
    List<Violation> found =
        violations.stream()
            .map(v -> new Violation(Paths.text(v.getPropertyPath()), ValuelessMessages.of(v)))
            .sorted(Comparator.comparing(Violation::path).thenComparing(Violation::message))
            .toList();
    return new ConstraintViolationsException("coodie-159", type, found);
  }

  private static ConfigurationException cannotStart(ValidationException cause) {
    return new ConfigurationException(
        "coodie-287",
        "The provider of Jakarta Validation cannot be started, so documents cannot be checked. Add"
            + " what the cause says is missing, often an implementation of jakarta.el, or switch"
            + " the checks off with CoodieConfig.validation(false).",
        cause);
  }
}
