package dev.coodie.cli;

import dev.coodie.migrations.write.DocumentClasses;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which documents a command is about. */
final class DocumentOptions {
  private static final String BUILT = "target/classes";

  private final Shell shell;

  @Option(
      names = {"-c", "--classpath"},
      paramLabel = "PATH",
      description =
          "Directories and jars with the compiled documents and what they need, separated as on"
              + " java's class path. Default: target/classes.")
  private @Nullable String classPath;

  @Option(
      names = {"-d", "--document"},
      paramLabel = "CLASS",
      description = "A document or view by its class; repeat it. Default: all on the class path.")
  private List<String> classes = List.of();

  @Option(
      names = "--package",
      paramLabel = "NAME",
      description = "Only documents in this package and its subpackages.")
  private @Nullable String inPackage;

  DocumentOptions(Shell shell) {
    this.shell = shell;
  }

  /** Whether the command says which, for one that can do without. */
  boolean areGiven() {
    return classPath != null || !classes.isEmpty() || inPackage != null;
  }

  /** The documents, of which there is at least one. */
  Class<?>[] find() {
    List<Path> entries = entries();
    ClassLoader loader = loader(entries);
    List<Class<?>> found = new ArrayList<>();
    if (classes.isEmpty()) {
      found.addAll(DocumentClasses.in(entries, loader));
    } else {
      classes.forEach(name -> found.add(load(name, loader, entries)));
    }
    if (inPackage != null) {
      found.removeIf(type -> !(type.getPackageName() + ".").startsWith(inPackage + "."));
    }
    if (found.isEmpty()) {
      throw CliError.wrongUse(
          "coodie-1112",
          "There are no documents"
              + (inPackage == null ? "" : " of package " + inPackage)
              + " in "
              + text(entries)
              + ". Compile them with coodie's annotation processor, or name where they are with"
              + " --classpath.");
    }
    return found.toArray(new Class<?>[0]);
  }

  private List<Path> entries() {
    if (classPath != null) {
      return Arrays.stream(classPath.split(File.pathSeparator, -1))
          .filter(entry -> !entry.isEmpty())
          .map(shell::path)
          .toList();
    }
    Path built = shell.path(BUILT);
    if (!Files.isDirectory(built)) {
      throw CliError.wrongUse(
          "coodie-1113",
          "There is no directory "
              + built
              + " with compiled documents here. Name where they are with --classpath.");
    }
    return List.of(built);
  }

  private static Class<?> load(String name, ClassLoader loader, List<Path> entries) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      throw CliError.wrongUse(
          "coodie-1114",
          "The class "
              + name
              + " cannot be loaded from "
              + text(entries)
              + (e instanceof LinkageError ? ": " + e : "")
              + ". Name it with its package, and put it on the --classpath.",
          e);
    }
  }

  static ClassLoader loader(List<Path> entries) {
    URL[] urls = new URL[entries.size()];
    for (int i = 0; i < urls.length; i++) {
      try {
        urls[i] = entries.get(i).toUri().toURL();
      } catch (MalformedURLException e) {
        throw new IllegalStateException(e);
      }
    }
    // Open for as long as the process: documents are loaded from it until its end.
    return new URLClassLoader(urls, DocumentOptions.class.getClassLoader());
  }

  private static String text(List<Path> entries) {
    return String.join(File.pathSeparator, entries.stream().map(Path::toString).toList());
  }
}
