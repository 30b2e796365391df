package dev.coodie.processor;

import dev.coodie.annotation.Discriminator;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.MaterializedView;
import dev.coodie.annotation.Projection;
import dev.coodie.annotation.SingleValue;
import dev.coodie.annotation.Tuple;
import dev.coodie.annotation.UserType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.annotation.Annotation;
import java.util.List;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.lang.model.element.TypeElement;
import javax.tools.StandardLocation;

/** Reads one annotated type and writes what belongs to it. */
final class Generator {
  private final Env env;
  private final Filer filer;
  private final Findings findings;

  Generator(Env env, Filer filer, Findings findings) {
    this.env = env;
    this.filer = filer;
    this.findings = findings;
  }

  void generate(TypeElement type) {
    if (hasTwoKinds(type)) {
      return;
    }
    if (Annotations.has(type, MaterializedView.class)) {
      new ViewReader(env, findings)
          .read(type)
          .filter(view -> isNamed(type, view.creation()))
          .ifPresent(view -> write(type, DocumentWriter.write(env, view)));
    } else if (Annotations.has(type, Projection.class)) {
      new ProjectionReader(env, findings)
          .read(type)
          .filter(projection -> isNamed(type, projection.creation()))
          .ifPresent(projection -> write(type, ProjectionWriter.write(env, projection)));
    } else if (Annotations.has(type, UserType.class) || Annotations.has(type, Tuple.class)) {
      new ValueReader(env, findings)
          .read(type)
          .filter(value -> isNamed(type, value.creation()))
          .ifPresent(value -> write(type, ValueWriter.write(env, value)));
    } else if (Annotations.has(type, SingleValue.class)) {
      new SingleReader(env, findings)
          .read(type)
          .ifPresent(single -> write(type, SingleWriter.write(env, single)));
    } else if (Annotations.has(type, Discriminator.class)) {
      for (HierarchyShape level : new HierarchyReader(env, findings).read(type)) {
        write(level.type(), HierarchyWriter.write(env, level));
      }
    } else {
      new DocumentReader(env, findings)
          .read(type)
          .filter(document -> isNamed(type, document.creation()))
          .ifPresent(document -> write(type, DocumentWriter.write(env, document)));
    }
  }

  /** Other types can be read next to a compiled one that does not tell how it is made. */
  private boolean isNamed(TypeElement type, Creation creation) {
    if (creation instanceof Creation.Unnamed unnamed) {
      findings.report(
          type,
          Problem.CREATOR_UNNAMED,
          Names.nested(type),
          new Calls(env, type, new Members(env, type)).describe(unnamed.call()));
      return false;
    }
    return true;
  }

  private boolean hasTwoKinds(TypeElement type) {
    List<Class<? extends Annotation>> kinds =
        List.<Class<? extends Annotation>>of(
                Document.class,
                MaterializedView.class,
                Projection.class,
                UserType.class,
                Tuple.class,
                SingleValue.class)
            .stream()
            .filter(kind -> Annotations.has(type, kind))
            .toList();
    if (kinds.size() > 1) {
      findings.report(
          type,
          Problem.TWO_KINDS,
          Names.nested(type),
          kinds.get(0).getSimpleName(),
          kinds.get(1).getSimpleName());
    }
    return kinds.size() > 1;
  }

  private void write(TypeElement type, String text) {
    String name = Names.generatedInFull(env, type);
    try (Writer writer = filer.createSourceFile(name, type).openWriter()) {
      writer.write(text);
    } catch (FilerException e) {
      findings.report(type, Problem.NAME_TAKEN, name, Names.nested(type));
      return;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    writeNativeMetadata(type, name);
  }

  private void writeNativeMetadata(TypeElement type, String generated) {
    String path = NativeMetadata.path(generated);
    try (Writer writer =
        filer.createResource(StandardLocation.CLASS_OUTPUT, "", path, type).openWriter()) {
      writer.write(NativeMetadata.write(env, type, generated));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
