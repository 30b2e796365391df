package dev.coodie.error;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A document breaks constraints of Jakarta Validation. Nothing was sent. Neither the message nor
 * the violations show a value.
 */
public final class ConstraintViolationsException extends InvalidDocumentException {
  private static final long serialVersionUID = 1L;

  /**
   * A constraint that is broken.
   *
   * @param path of the property, for example {@code lines[2].price}; keys of maps are left out;
   *     empty for a constraint of the whole document
   * @param message of the constraint, in the default locale
   */
  public record Violation(String path, String message) implements Serializable {
    @Override
    public String toString() {
      return path.isEmpty() ? message : path + ": " + message;
    }
  }

  @SuppressWarnings("serial") // what List.copyOf makes can be serialized
  private final List<Violation> violations;

  /** {@code type} is the document's name. */
  public ConstraintViolationsException(String id, String type, List<Violation> violations) {
    super(
        id,
        violations.stream()
            .map(Violation::toString)
            .collect(
                Collectors.joining(
                    "; ",
                    type + " breaks " + count(violations.size()) + ": ",
                    ". Fix the document; nothing was sent.")));
    this.violations = List.copyOf(violations);
  }

  /** Everything that is broken, ordered by path. */
  public List<Violation> violations() {
    return violations;
  }

  private static String count(int size) {
    return size == 1 ? "a constraint" : size + " constraints";
  }
}
