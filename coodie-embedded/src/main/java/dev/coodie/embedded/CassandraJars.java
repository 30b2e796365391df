package dev.coodie.embedded;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Cassandra's jars in the local Maven repository; fetches those that are not there. */
final class CassandraJars {
  private CassandraJars() {}

  static List<Path> resolve(Consumer<String> progress) {
    progress.accept(
        "coodie: looking up Cassandra "
            + Cassandra.VERSION
            + " (about 57 jars, 46 MB) in the local Maven repository, once per machine");
    List<Path> jars = ask(progress);
    progress.accept(
        "coodie: Cassandra " + Cassandra.VERSION + " is here, " + jars.size() + " jars");
    return jars;
  }

  private static List<Path> ask(Consumer<String> progress) {
    Path libraries = Directories.cache().resolve("resolver");
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (NestedLoader loader = NestedLoader.in(libraries)) {
      thread.setContextClassLoader(loader);
      return ask(loader, progress);
    } catch (IOException e) {
      throw Failures.unusable(libraries, e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  // The only method of that name returns a list of paths.
  @SuppressWarnings("unchecked")
  private static List<Path> ask(ClassLoader loader, Consumer<String> progress) {
    try {
      Method resolve =
          loader
              .loadClass("dev.coodie.embedded.resolver.MavenJars")
              .getDeclaredMethod("resolve", String.class, List.class, Consumer.class);
      resolve.setAccessible(true);
      return (List<Path>)
          resolve.invoke(
              null,
              "org.apache.cassandra:cassandra-all:" + Cassandra.VERSION,
              Cassandra.EXCLUDED,
              progress);
    } catch (InvocationTargetException e) {
      throw failure(e.getTargetException());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("coodie-embedded is incomplete: build it with Maven", e);
    }
  }

  private static RuntimeException failure(Throwable cause) {
    if (cause instanceof IOException) {
      return Failures.notResolved(Cassandra.VERSION, cause);
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException(cause);
  }
}
