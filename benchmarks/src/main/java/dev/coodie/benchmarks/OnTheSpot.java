package dev.coodie.benchmarks;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles sources that are written while it runs. */
public final class OnTheSpot {
  private OnTheSpot() {}

  /** With the classes and the annotation processor of {@code classPath}, for Java 17. */
  public static void compile(List<Path> files, Path classes, String classPath) throws IOException {
    compile(files, classes, classPath, List.of());
  }

  /** The same with more options of the compiler. */
  public static void compile(List<Path> files, Path classes, String classPath, List<String> more)
      throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new BenchException("There is no compiler in this Java: run the benchmarks with a JDK.");
    }
    StringWriter told = new StringWriter();
    List<String> options =
        new ArrayList<>(
            List.of(
                "-d",
                classes.toString(),
                "-cp",
                classPath,
                "-processorpath",
                classPath,
                "--release",
                "17",
                "-nowarn"));
    options.addAll(more);
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      var sources = manager.getJavaFileObjectsFromPaths(files);
      if (!compiler.getTask(told, manager, null, options, null, sources).call()) {
        throw new BenchException("The documents do not compile:\n" + told);
      }
    }
  }
}
