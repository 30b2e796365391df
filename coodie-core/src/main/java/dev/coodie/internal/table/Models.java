package dev.coodie.internal.table;

import dev.coodie.column.Cells;
import dev.coodie.column.ValueType;
import dev.coodie.error.ConfigurationException;
import dev.coodie.error.CoodieException;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.internal.check.Arguments;
import dev.coodie.internal.run.Generated;
import dev.coodie.internal.run.Selection;
import dev.coodie.model.DiscriminatorModel;
import dev.coodie.model.DocumentModel;
import dev.coodie.model.ProjectionModel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds what the annotation processor generated: the constant MODEL of the class {@code T_}. */
public final class Models {
  private static final String SETUP =
      " Add coodie-processor to the compiler, in Maven: <annotationProcessorPaths><path>"
          + "<groupId>dev.coodie</groupId><artifactId>coodie-processor</artifactId>"
          + "<version>(that of coodie-core)</version></path></annotationProcessorPaths>; in Gradle:"
          + " annotationProcessor(\"dev.coodie:coodie-processor:(version)\").";

  private Models() {}

  @SuppressWarnings("unchecked") // the model's own type() is compared
  public static <D> DocumentModel<D> document(Class<D> type) {
    Object model = constant(type, "document", "@Document");
    if (model instanceof DocumentModel<?> found && found.type() == type) {
      return (DocumentModel<D>) found;
    }
    throw new ConfigurationException(
        "coodie-607",
        type.getName()
            + (model instanceof ProjectionModel<?, ?> projection
                ? " is a projection, not a document. Use documents("
                    + projection.document().getSimpleName()
                    + ".class).find(..).as("
                    + type.getSimpleName()
                    + ".class)."
                : " is not a document: it has no DocumentModel. Annotate it with @Document."));
  }

  /** The hierarchy that a variant belongs to, if one of its supertypes is the document for it. */
  public static Optional<DocumentModel<?>> root(DocumentModel<?> variant) {
    Deque<Class<?>> types = new ArrayDeque<>(List.of(variant.type()));
    while (!types.isEmpty()) {
      Class<?> type = types.remove();
      if (type != variant.type() && type != Object.class && isGenerated(type)) {
        DocumentModel<?> model = document(type);
        if (model.tableName().equals(variant.tableName())
            && model.discriminator().map(DiscriminatorModel::all).orElse(false)) {
          return Optional.of(model);
        }
      }
      if (type.getSuperclass() != null) {
        types.add(type.getSuperclass());
      }
      types.addAll(List.of(type.getInterfaces()));
    }
    return Optional.empty();
  }

  private static boolean isGenerated(Class<?> type) {
    try {
      return DocumentModel.class.isAssignableFrom(
          Class.forName(Generated.name(type), false, type.getClassLoader())
              .getField("MODEL")
              .getType());
    } catch (ClassNotFoundException | NoSuchFieldException e) {
      return false; // no document
    }
  }

  /** How a user-defined type is stored; empty for a class that is none. */
  public static Optional<ValueType<?>> userType(Class<?> type) {
    try {
      Object stored =
          Class.forName(Generated.name(type), true, type.getClassLoader())
              .getField("TYPE")
              .get(null);
      return stored instanceof ValueType<?> found && found.udtName().isPresent()
          ? Optional.of(found)
          : Optional.empty();
    } catch (ReflectiveOperationException e) {
      return Optional.empty(); // whoever wants a document says what is wrong with it
    }
  }

  public static <R> Selection<R> projection(Class<R> type, DocumentModel<?> document) {
    Object model = constant(type, "projection", "@Projection");
    if (!(model instanceof ProjectionModel<?, ?> found) || found.type() != type) {
      throw new ConfigurationException(
          "coodie-607",
          type.getName()
              + " is not a projection: annotate it with @Projection("
              + document.typeName()
              + ".class).");
    }
    if (!found.document().isAssignableFrom(document.type())) {
      throw new InvalidQueryException(
          "coodie-230",
          type.getSimpleName()
              + " is a projection of "
              + found.document().getSimpleName()
              + ", not of "
              + document.typeName()
              + ".");
    }
    @SuppressWarnings("unchecked") // its type() was compared
    ProjectionModel<?, R> projection = (ProjectionModel<?, R>) found;
    Function<Cells, R> read = cells -> projection.readFrom(document, cells);
    return new Selection<>(type.getSimpleName(), projection.columns(), read);
  }

  private static Object constant(Class<?> type, String what, String annotation) {
    Arguments.given(type, "a class");
    String name = Generated.name(type);
    try {
      Class<?> generated = Class.forName(name, true, type.getClassLoader());
      return generated.getField("MODEL").get(null);
    } catch (ClassNotFoundException e) {
      throw new ConfigurationException(
          "coodie-608",
          "There is no class "
              + name
              + ", so "
              + type.getName()
              + " is not known as a "
              + what
              + ". Either it is not annotated with "
              + annotation
              + ", or the annotation processor did not run."
              + SETUP,
          e);
    } catch (ReflectiveOperationException | LinkageError e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      if (cause instanceof CoodieException own) {
        throw own;
      }
      throw ModelErrors.of(type, name, what, e);
    }
  }
}
