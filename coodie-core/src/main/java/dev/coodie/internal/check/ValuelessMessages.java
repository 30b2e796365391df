package dev.coodie.internal.check;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.ValidationException;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.util.Locale;

/** Messages of constraints that cannot show the value, whatever their templates ask for. */
final class ValuelessMessages implements MessageInterpolator {
  private static final String HIDDEN = "(hidden)";

  private final MessageInterpolator original;

  ValuelessMessages(MessageInterpolator original) {
    this.original = original;
  }

  /**
   * The message; or that of the annotation, when its validator made another one with the value in
   * it.
   */
  static String of(ConstraintViolation<?> violation) {
    String message = violation.getMessage();
    String usual = violation.getConstraintDescriptor().getMessageTemplate();
    String value = String.valueOf(violation.getInvalidValue());
    boolean own = !violation.getMessageTemplate().equals(usual);
    return own && !value.isBlank() && message.contains(value) ? usual : message;
  }

  @Override
  public String interpolate(String template, Context context) {
    return original.interpolate(template, new Valueless(context.getConstraintDescriptor()));
  }

  @Override
  public String interpolate(String template, Context context, Locale locale) {
    return original.interpolate(template, new Valueless(context.getConstraintDescriptor()), locale);
  }

  /** A context that knows the annotation alone. */
  private record Valueless(ConstraintDescriptor<?> descriptor) implements Context {
    @Override
    public ConstraintDescriptor<?> getConstraintDescriptor() {
      return descriptor;
    }

    @Override
    public Object getValidatedValue() {
      return HIDDEN;
    }

    @Override
    public <T> T unwrap(Class<T> type) {
      throw new ValidationException("There is nothing to unwrap to " + type.getName() + ".");
    }
  }
}
