package dev.coodie;

import dev.coodie.error.ConfigurationException;
import dev.coodie.model.DocumentModel;

/** Which method of {@link Coodie} leads to documents of a type. */
enum Door {
  DOCUMENTS("documents", "a document", "saved and changed"),
  COUNTERS("counters", "a document of counters", "only counted up and down"),
  VIEWS("views", "a materialized view", "only read");

  private final String method;
  private final String what;
  private final String purpose;

  Door(String method, String what, String purpose) {
    this.method = method;
    this.what = what;
    this.purpose = purpose;
  }

  void require(DocumentModel<?> model) {
    Door right = of(model);
    if (right != this) {
      throw new ConfigurationException(
          "coodie-283",
          model.typeName()
              + " is "
              + right.what
              + ", which is "
              + right.purpose
              + ". Use coodie."
              + right.method
              + "("
              + model.typeName()
              + ".class) instead of "
              + method
              + "(..).");
    }
  }

  private static Door of(DocumentModel<?> model) {
    if (model.viewOf().isPresent()) {
      return VIEWS;
    }
    return model.isCounter() ? COUNTERS : DOCUMENTS;
  }
}
