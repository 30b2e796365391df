package dev.coodie.internal.check;

import dev.coodie.error.ConstraintViolationsException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The constraints of documents. Loads nothing of Jakarta Validation before the first document, and
 * never when the API is not on the class path.
 */
public final class Constraints {
  private static final Logger LOG = LoggerFactory.getLogger(Constraints.class);

  private Constraints() {}

  /** The one for all; made when the first document is checked. */
  private static final class ClassPath {
    static final Consumer<Object> CHECK = find();
  }

  /**
   * Refuses a document that breaks constraints.
   *
   * @throws ConstraintViolationsException with all it breaks
   */
  public static void check(Object document) {
    ClassPath.CHECK.accept(document);
  }

  private static Consumer<Object> find() {
    try {
      Class.forName("jakarta.validation.Validation", false, Constraints.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      LOG.debug("Documents are not checked: jakarta.validation-api is not on the class path.");
      return document -> {};
    }
    return JakartaValidation.find();
  }
}
