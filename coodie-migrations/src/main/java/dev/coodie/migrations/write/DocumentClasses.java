package dev.coodie.migrations.write;

import dev.coodie.error.ConfigurationException;
import dev.coodie.error.CoodieException;
import dev.coodie.model.DocumentModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the documents that a build has made: the types for which there are columns. */
public final class DocumentClasses {
  private static final String SUFFIX = "_.class";

  private DocumentClasses() {}

  /**
   * The documents in these directories and jars, by name. Generated classes are loaded, with the
   * documents that they are about, and initialized; nothing else is.
   *
   * @param classPath directories and jars that exist
   * @param loader sees these and what they need
   * @throws ConfigurationException if an entry cannot be read, or a class cannot be loaded
   */
  public static List<Class<?>> in(List<Path> classPath, ClassLoader loader) {
    List<Class<?>> found = new ArrayList<>();
    for (Path entry : classPath) {
      for (String name : generated(entry)) {
        document(name, loader).filter(type -> !found.contains(type)).ifPresent(found::add);
      }
    }
    found.sort(Comparator.comparing(Class::getName));
    return List.copyOf(found);
  }

  private static List<String> generated(Path entry) {
    if (Files.isDirectory(entry)) {
      return classNames(entry);
    }
    if (!Files.isRegularFile(entry)) {
      throw unreadable(entry, "there is no such directory or jar", null);
    }
    try (FileSystem jar = FileSystems.newFileSystem(entry)) {
      return classNames(jar.getPath("/"));
    } catch (IOException | RuntimeException e) {
      throw unreadable(entry, "it is no jar", e);
    }
  }

  private static List<String> classNames(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(name -> name.endsWith(SUFFIX) && !name.startsWith("META-INF"))
          .map(name -> name.substring(0, name.length() - ".class".length()))
          .map(name -> name.replace(root.getFileSystem().getSeparator(), "."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw unreadable(root, "it cannot be read", e);
    } catch (UncheckedIOException e) {
      throw unreadable(root, "it cannot be read", e.getCause());
    }
  }

  private static Optional<Class<?>> document(String name, ClassLoader loader) {
    try {
      Field field = Class.forName(name, false, loader).getField("MODEL");
      return field.getType() == DocumentModel.class
          ? Optional.of(((DocumentModel<?>) field.get(null)).type())
          : Optional.empty();
    } catch (NoSuchFieldException e) {
      return Optional.empty(); // a class of another origin, or a user-defined type
    } catch (ClassNotFoundException | IllegalAccessException | LinkageError e) {
      if (e.getCause() instanceof CoodieException own) {
        throw own;
      }
      throw new ConfigurationException(
          "coodie-1002",
          "The class "
              + name
              + " cannot be loaded: "
              + e
              + ". Put what it needs on the class path, and build it with the same version of"
              + " coodie.",
          e);
    }
  }

  private static ConfigurationException unreadable(
      Path entry, String why, @Nullable Throwable cause) {
    return new ConfigurationException(
        "coodie-1001", "The class path entry " + entry + " cannot be used: " + why + ".", cause);
  }
}
