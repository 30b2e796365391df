package dev.coodie.spring.boot;

import dev.coodie.Counters;
import dev.coodie.Documents;
import dev.coodie.Views;
import dev.coodie.model.DocumentModel;
import org.springframework.core.ResolvableType;

/** The three types of handles. */
enum HandleKind {
  DOCUMENTS(Documents.class, "documents"),
  COUNTERS(Counters.class, "counters"),
  VIEWS(Views.class, "views");

  private final Class<?> type;
  private final String method;

  HandleKind(Class<?> type, String method) {
    this.type = type;
    this.method = method;
  }

  static HandleKind of(DocumentModel<?> model) {
    if (model.viewOf().isPresent()) {
      return VIEWS;
    }
    return model.isCounter() ? COUNTERS : DOCUMENTS;
  }

  /** For example {@code Documents<User>}. */
  ResolvableType typeFor(DocumentModel<?> model) {
    return ResolvableType.forClassWithGenerics(type, model.type());
  }

  /** The method of {@link Handles} that makes it. */
  String method() {
    return method;
  }
}
