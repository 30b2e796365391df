package dev.coodie.test;

import dev.coodie.model.DocumentModel;

/** Finds generated models. */
final class Models {
  private Models() {}

  @SuppressWarnings("unchecked") // the model's own type() is compared
  static <D> DocumentModel<D> of(Class<D> type) {
    String name = type.getName();
    int dot = name.lastIndexOf('.') + 1;
    String generated = name.substring(0, dot) + name.substring(dot).replace('$', '_') + "_";
    try {
      Object model =
          Class.forName(generated, true, type.getClassLoader()).getField("MODEL").get(null);
      if (model instanceof DocumentModel<?> found && found.type() == type) {
        return (DocumentModel<D>) found;
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(
          "There is no public constant " + generated + ".MODEL. " + fix(type), e);
    }
    throw new IllegalArgumentException(
        generated + ".MODEL is not a DocumentModel of " + name + ". " + fix(type));
  }

  private static String fix(Class<?> type) {
    return "Annotate "
        + type.getSimpleName()
        + " with @Document and run the annotation processor, or give a DocumentModel.";
  }
}
