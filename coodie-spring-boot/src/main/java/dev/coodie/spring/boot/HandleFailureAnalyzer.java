package dev.coodie.spring.boot;

import dev.coodie.Coodie;
import dev.coodie.Counters;
import dev.coodie.Documents;
import dev.coodie.Views;
import dev.coodie.error.ConfigurationException;
import dev.coodie.error.CoodieException;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.analyzer.AbstractInjectionFailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;

/** Says why a handle cannot be injected: there is none of this type, or more than one. */
final class HandleFailureAnalyzer
    extends AbstractInjectionFailureAnalyzer<NoSuchBeanDefinitionException> implements Ordered {
  private static final Set<Class<?>> HANDLES =
      Set.of(Documents.class, Counters.class, Views.class, Coodie.class);

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  protected @Nullable FailureAnalysis analyze(
      Throwable failure, NoSuchBeanDefinitionException cause, @Nullable String wanting) {
    ResolvableType type = cause.getResolvableType();
    Class<?> handle = type == null ? null : type.resolve();
    if (type == null || handle == null || !HANDLES.contains(handle)) {
      return null;
    }
    String who = wanting == null ? "A bean" : wanting;
    String what = who + " needs one " + name(type);
    if (cause instanceof NoUniqueBeanDefinitionException several) {
      return new FailureAnalysis(
          what + ", and there are several: " + names(several.getBeanNamesFound()) + ".",
          several(handle, type),
          failure);
    }
    return handle == Coodie.class
        ? null
        : new FailureAnalysis(what + ", and there is none.", none(handle, type), failure);
  }

  private static String name(ResolvableType type) {
    Class<?> document = type.getGeneric(0).resolve();
    Class<?> handle = type.toClass();
    return handle == Coodie.class || document == null
        ? handle.getSimpleName()
        : handle.getSimpleName() + "<" + document.getSimpleName() + ">";
  }

  private static String names(@Nullable Collection<String> names) {
    return names == null ? "" : String.join(", ", new TreeSet<>(names));
  }

  private static String several(Class<?> handle, ResolvableType type) {
    return handle != Coodie.class && type.getGeneric(0).resolve() == null
        ? "Say of which document, for example "
            + handle.getSimpleName()
            + "<Product>, in the constructor that gets it."
        : "Mark one of them as @Primary, or name one where it is injected with"
            + " @Qualifier(\"its name\").";
  }

  private static String none(Class<?> handle, ResolvableType type) {
    Class<?> document = type.getGeneric(0).resolve();
    if (document == null) {
      return "Say of which document, for example "
          + handle.getSimpleName()
          + "<Product>, and annotate it with @Document.";
    }
    try {
      Class<?> right = rightFor(document);
      return right == handle
          ? "Add the package "
              + document.getPackageName()
              + " to coodie.packages, together with that of the application; or name the cluster"
              + " with @Qualifier if the document belongs to one of coodie.clusters."
          : "Inject " + right.getSimpleName() + "<" + document.getSimpleName() + "> instead.";
    } catch (CoodieException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** The type of its handles. */
  private static Class<?> rightFor(Class<?> document) {
    try (Coodie coodie = Coodie.of(statement -> new CompletableFuture<>())) {
      try {
        return coodie.documents(document).getClass();
      } catch (ConfigurationException e) {
        if (!e.id().equals("coodie-283")) {
          throw e; // no document at all
        }
      }
      try {
        return coodie.counters(document).getClass();
      } catch (ConfigurationException e) {
        return coodie.views(document).getClass();
      }
    }
  }
}
