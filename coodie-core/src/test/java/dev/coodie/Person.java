package dev.coodie;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Map;

/** A document with constraints of every kind. */
record Person(
    @Positive int id,
    @NotBlank @Pattern(regexp = "[a-z ]*", message = "${validatedValue} is not in lower case")
        String name,
    @Calm String mood,
    List<@Valid Line> lines,
    Map<String, @Max(10) Integer> scores) {
  static final Person GOOD =
      new Person(1, "ann", "calm", List.of(new Line("a")), Map.of("secret", 1));

  Person withName(String changed) {
    return new Person(id, changed, mood, lines, scores);
  }

  Person withMood(String changed) {
    return new Person(id, name, changed, lines, scores);
  }

  record Line(@NotBlank String text) {}

  @Constraint(validatedBy = Calmness.class)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Calm {
    String message() default "must be calm";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
  }

  /** Writes the value into its message, and fails for one of them. */
  public static final class Calmness implements ConstraintValidator<Calm, String> {
    @Override
    public boolean isValid(String value, ConstraintValidatorContext context) {
      if (value.equals("broken")) {
        throw new IllegalStateException("a bug");
      }
      context.disableDefaultConstraintViolation();
      context.buildConstraintViolationWithTemplate(value + " is not calm").addConstraintViolation();
      return value.equals("calm");
    }
  }
}
