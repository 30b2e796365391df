package dev.coodie.migrations.write;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Sources compiled with the annotation processor, and their classes. */
final class Compiled implements AutoCloseable {
  private final URLClassLoader loader;
  private final List<Class<?>> documents = new ArrayList<>();

  private Compiled(URLClassLoader loader) {
    this.loader = loader;
  }

  /** Fails with what the compiler says, if it says anything. */
  static Compiled of(WrittenDocuments written, Path directory) throws Exception {
    Path classes = Files.createDirectories(directory.resolve("classes"));
    List<Path> files = written.save(directory.resolve("sources"), false);
    compile(files, classes);
    Compiled compiled =
        new Compiled(
            new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, Compiled.class.getClassLoader()));
    for (WrittenDocuments.Source source : written.sources()) {
      String name = written.packageName() + "." + source.name();
      if (!source.text().contains("@UserType")) {
        compiled.documents.add(Class.forName(name, true, compiled.loader));
      }
    }
    return compiled;
  }

  Class<?>[] documents() {
    return documents.toArray(new Class<?>[0]);
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }

  private static void compile(List<Path> files, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    String path = System.getProperty("java.class.path");
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      boolean good =
          compiler
              .getTask(
                  said,
                  manager,
                  null,
                  List.of(
                      "-Xlint:all,-processing",
                      "-cp",
                      path,
                      "-processorpath",
                      path,
                      "-d",
                      classes.toString()),
                  null,
                  manager.getJavaFileObjectsFromPaths(files))
              .call();
      if (!good || !said.toString().isBlank()) {
        throw new AssertionError(said);
      }
    }
  }
}
