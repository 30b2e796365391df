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

  static List<Path> resolve(Cassandra cassandra, Consumer<String> progress) {
    progress.accept(
        "coodie: looking up "
            + cassandra
            + " (about "
            + cassandra.jars()
            + " jars, "
            + cassandra.megabytes()
            + " MB) in the local Maven repository, once per machine");
    List<Path> jars = ask(cassandra, progress);
    progress.accept("coodie: " + cassandra + " is here, " + jars.size() + " jars");
    return jars;
  }

  private static List<Path> ask(Cassandra cassandra, Consumer<String> progress) {
    Path libraries = Directories.cache().resolve("resolver");
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (NestedLoader loader = NestedLoader.in(libraries)) {
      thread.setContextClassLoader(loader);
      return ask(loader, cassandra, progress);
    } catch (IOException e) {
      throw Failures.unusable(libraries, e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  // The only method of that name returns a list of paths.
  @SuppressWarnings("unchecked")
  private static List<Path> ask(
      ClassLoader loader, Cassandra cassandra, Consumer<String> progress) {
    try {
      Method resolve =
          loader
              .loadClass("dev.coodie.embedded.resolver.MavenJars")
              .getDeclaredMethod("resolve", String.class, List.class, Consumer.class);
      resolve.setAccessible(true);
      return (List<Path>)
          resolve.invoke(
              null,
              "org.apache.cassandra:cassandra-all:" + cassandra.release(),
              cassandra.excluded(),
              progress);
    } catch (InvocationTargetException e) {
      throw failure(cassandra, e.getTargetException());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("coodie-embedded is incomplete: build it with Maven", e);
    }
  }

  private static RuntimeException failure(Cassandra cassandra, Throwable cause) {
    if (cause instanceof IOException) {
      return Failures.notResolved(cassandra, cause);
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException(cause);
  }
}
