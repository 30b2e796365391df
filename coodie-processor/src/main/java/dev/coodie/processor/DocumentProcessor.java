package dev.coodie.processor;

import dev.coodie.annotation.Discriminator;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.MaterializedView;
import dev.coodie.annotation.Projection;
import dev.coodie.annotation.SingleValue;
import dev.coodie.annotation.Tuple;
import dev.coodie.annotation.UserType;
import dev.coodie.annotation.Variant;
import java.lang.annotation.Annotation;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/**
 * Generates a class {@code T_} next to every annotated type {@code T}. A type that names classes
 * which do not exist yet, or that Lombok changes, waits for a later round. An error in one type
 * never keeps another from being read, and no exception reaches the compiler.
 */
public final class DocumentProcessor extends AbstractProcessor {
  private static final List<Class<? extends Annotation>> KINDS =
      List.of(
          Document.class,
          Discriminator.class,
          Variant.class,
          MaterializedView.class,
          Projection.class,
          UserType.class,
          Tuple.class,
          SingleValue.class);

  private final Consumer<TypeElement> beforeEach;
  private final Set<Findings.Finding> reported = new HashSet<>();
  private Set<String> deferred = new LinkedHashSet<>();

  /** For the compiler. */
  public DocumentProcessor() {
    this(type -> {});
  }

  /** For tests that want a step to fail. */
  DocumentProcessor(Consumer<TypeElement> beforeEach) {
    this.beforeEach = beforeEach;
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("dev.coodie.annotation.*", "javax.annotation.processing.Generated");
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  /**
   * Claims its annotations, which no other processor understands, and the one on generated classes:
   * javac warns of annotations that are not claimed, and {@code -Xlint:all -Werror} makes that an
   * error.
   */
  @Override
  @SuppressWarnings("DoNotClaimAnnotations")
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    Env env = new Env(processingEnv.getTypeUtils(), processingEnv.getElementUtils());
    if (round.processingOver()) {
      // Nobody asked for another round. The compiler itself says which names do not exist.
      deferred.stream()
          .map(env.elements()::getTypeElement)
          .filter(Objects::nonNull)
          .forEach(type -> reportLombok(env, type));
      return true;
    }
    Set<String> before = Set.copyOf(deferred);
    // What this round has is not looked up again, which would search all modules for each.
    Map<String, TypeElement> waiting = new LinkedHashMap<>();
    for (String name : deferred) {
      TypeElement type = env.elements().getTypeElement(name);
      if (type != null) {
        waiting.put(name, type);
      }
    }
    deferred = new LinkedHashSet<>();
    for (Class<? extends Annotation> kind : KINDS) {
      for (Element element : round.getElementsAnnotatedWith(kind)) {
        if (element instanceof TypeElement type) {
          waiting.putIfAbsent(type.getQualifiedName().toString(), type);
        }
      }
    }
    waiting.forEach((name, type) -> process(env, type, !before.contains(name)));
    return true;
  }

  private void process(Env env, TypeElement type, boolean first) {
    Findings findings = new Findings();
    try {
      beforeEach.accept(type);
      if (Unresolved.in(env, type, first)) {
        deferred.add(type.getQualifiedName().toString());
        return;
      }
      new Generator(env, processingEnv.getFiler(), findings).generate(type);
    } catch (RuntimeException e) {
      findings.report(type, Problem.PROCESSOR_FAILED, Names.nested(type), e);
    }
    boolean explained =
        findings.all().stream().anyMatch(Lombok::explains) && reportLombok(env, type);
    report(findings.all().stream().filter(f -> !explained || !Lombok.explains(f)).toList());
  }

  /** Says that Lombok has added nothing to the type, if that is so. */
  private boolean reportLombok(Env env, TypeElement type) {
    Findings findings = new Findings();
    Lombok.missing(env, type)
        .ifPresent(
            annotation ->
                findings.report(type, Problem.LOMBOK_FIRST, Names.nested(type), annotation));
    report(findings.all());
    return !findings.isEmpty();
  }

  private void report(List<Findings.Finding> findings) {
    for (Findings.Finding finding : findings) {
      if (reported.add(finding)) {
        processingEnv
            .getMessager()
            .printMessage(Diagnostic.Kind.ERROR, finding.message(), finding.element());
      }
    }
  }
}
