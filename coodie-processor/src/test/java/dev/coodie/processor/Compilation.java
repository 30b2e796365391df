package dev.coodie.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** One run of javac, in memory, with the processor. */
final class Compilation {
  /** All lints but those about the tests' own sources, which have several types in a file. */
  private static final String LINT = "-Xlint:all,-classfile,-options,-auxiliaryclass";

  private static final Pattern PACKAGE = Pattern.compile("(?m)^package\\s+([\\w.]+);");
  private static final Pattern TYPE =
      Pattern.compile("\\b(?:class|record|interface|enum)\\s+(\\w+)");

  private final Map<String, Output> outputs = new TreeMap<>();
  private final Map<String, Output> resources = new TreeMap<>();
  private final List<Diagnostic<? extends JavaFileObject>> diagnostics;
  private final boolean success;

  private Compilation(
      List<Processor> processors,
      List<String> options,
      List<String> classes,
      List<String> sources) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
    try (StandardJavaFileManager standard =
        javac.getStandardFileManager(collector, Locale.ROOT, StandardCharsets.UTF_8)) {
      List<String> all = new ArrayList<>(List.of(LINT, "-Werror"));
      all.addAll(options);
      JavaCompiler.CompilationTask task =
          javac.getTask(
              null,
              new Memory(standard),
              collector,
              all,
              classes,
              sources.stream().map(Input::new).toList());
      task.setProcessors(processors);
      success = task.call();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    diagnostics = collector.getDiagnostics();
  }

  /** Compiles with all lints on, and warnings as errors. The head of each source names its file. */
  static Compilation of(String... sources) {
    return with(List.of(new DocumentProcessor(), new OthersProcessor()), sources);
  }

  static Compilation with(List<Processor> processors, String... sources) {
    return new Compilation(processors, List.of(), List.of(), List.of(sources));
  }

  static Compilation withOptions(List<String> options, String... sources) {
    return ofClasses(options, List.of(), sources);
  }

  /** Processes compiled classes, too. */
  static Compilation ofClasses(List<String> options, List<String> classes, String... sources) {
    return new Compilation(List.of(new DocumentProcessor()), options, classes, List.of(sources));
  }

  Compilation succeeds() {
    assertThat(diagnostics).isEmpty();
    assertThat(success).isTrue();
    return this;
  }

  /** Each error as {@code line: message}. */
  List<String> errors() {
    return diagnostics.stream()
        .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
        .map(d -> d.getLineNumber() + ": " + d.getMessage(Locale.ROOT))
        .toList();
  }

  /** The text of a generated class. */
  String generated(String className) {
    Output output = outputs.get(className + ".java");
    if (output == null) {
      throw new AssertionError("No " + className + " in " + outputs.keySet() + ": " + diagnostics);
    }
    return output.text();
  }

  List<String> generated() {
    return outputs.keySet().stream().filter(name -> name.endsWith(".java")).toList();
  }

  /** What was written beside classes, by path. */
  Map<String, String> resources() {
    Map<String, String> texts = new TreeMap<>();
    resources.forEach((path, output) -> texts.put(path, output.text()));
    return texts;
  }

  /** Writes the classes below a folder. */
  void writeTo(Path folder) throws IOException {
    for (Map.Entry<String, Output> output : outputs.entrySet()) {
      if (output.getValue().getKind() == JavaFileObject.Kind.CLASS) {
        String path = output.getKey().replace(".class", "").replace('.', '/') + ".class";
        Files.createDirectories(folder.resolve(path).getParent());
        Files.write(folder.resolve(path), output.getValue().bytes.toByteArray());
      }
    }
  }

  /** Loads what was compiled. */
  ClassLoader classes() {
    return classes(name -> {});
  }

  /** The same, telling the name of each class that it is asked for. */
  ClassLoader classes(Consumer<String> asked) {
    succeeds();
    return new ClassLoader(Compilation.class.getClassLoader()) {
      @Override
      protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        asked.accept(name);
        return super.loadClass(name, resolve);
      }

      @Override
      protected Class<?> findClass(String name) throws ClassNotFoundException {
        Output output = outputs.get(name + ".class");
        if (output == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = output.bytes.toByteArray();
        return defineClass(name, bytes, 0, bytes.length);
      }
    };
  }

  private static final class Input extends SimpleJavaFileObject {
    private final String source;

    Input(String source) {
      super(URI.create("memory:///" + path(source) + ".java"), Kind.SOURCE);
      this.source = source;
    }

    private static String path(String source) {
      Matcher named = PACKAGE.matcher(source);
      String folder = named.find() ? named.group(1).replace('.', '/') + "/" : "";
      Matcher type = TYPE.matcher(source);
      if (!type.find()) {
        return source.contains("module ") ? "module-info" : folder + "package-info";
      }
      return folder + type.group(1);
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return source;
    }
  }

  private static final class Output extends SimpleJavaFileObject {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Output(String className, Kind kind) {
      super(URI.create("memory:///out/" + className.replace('.', '/') + kind.extension), kind);
    }

    @Override
    public OutputStream openOutputStream() {
      return bytes;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text();
    }

    String text() {
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }

  private final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
    Memory(JavaFileManager standard) {
      super(standard);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      Output output = new Output(className, kind);
      outputs.put(className + kind.extension, output);
      return output;
    }

    @Override
    public FileObject getFileForOutput(
        Location location, String packageName, String relativeName, FileObject sibling) {
      Output output = new Output(relativeName, JavaFileObject.Kind.OTHER);
      resources.put(relativeName, output);
      return output;
    }

    @Override
    public FileObject getFileForInput(Location location, String packageName, String relativeName) {
      return null; // nothing is there before
    }

    @Override
    public boolean hasLocation(Location location) {
      return location != StandardLocation.SOURCE_OUTPUT && super.hasLocation(location);
    }
  }

  /** Claims {@code @Other}, an annotation of the sources themselves. */
  private static final class OthersProcessor extends AbstractProcessor {
    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("Other");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      return true;
    }
  }
}
