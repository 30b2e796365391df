package dev.coodie.it.lock;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Instances of an application that share nothing of coodie but the database. */
final class Instances implements AutoCloseable {
  private static final String CLASS_PATH =
      System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

  private final List<Callable<String>> ready = new ArrayList<>();
  private final List<Runnable> opened = new ArrayList<>();

  /**
   * Class loaders of their own for 20 instances, which any test can use again. All that is coodie's
   * is loaded for each of them; libraries, which take long to load, once.
   */
  static final class Loaders {
    private static final ClassLoader LIBRARIES =
        loader(entry -> !isOurs(entry), ClassLoader.getPlatformClassLoader());
    static final List<ClassLoader> ALL =
        IntStream.range(0, 20).mapToObj(number -> loader(Loaders::isOurs, LIBRARIES)).toList();

    private Loaders() {}

    private static ClassLoader loader(Predicate<Path> entries, ClassLoader parent) {
      URL[] urls =
          Arrays.stream(CLASS_PATH.split(File.pathSeparator))
              .map(Path::of)
              .filter(entries)
              .map(Loaders::url)
              .toArray(URL[]::new);
      return new URLClassLoader(urls, parent);
    }

    /** A module of this build, as a jar or a directory of classes. */
    private static boolean isOurs(Path entry) {
      String name = String.valueOf(entry.getFileName());
      return Files.isDirectory(entry)
          || name.startsWith("coodie-")
          || name.startsWith("test-support-");
    }

    private static URL url(Path entry) {
      try {
        return entry.toUri().toURL();
      } catch (MalformedURLException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Starts one in each class loader, with the contact points in turn. */
  Instances isolated(List<String> contactPoints, String keyspace) throws Exception {
    ExecutorService starters = Executors.newFixedThreadPool(4);
    try {
      List<Future<Callable<String>>> started = new ArrayList<>();
      for (int i = 0; i < Loaders.ALL.size(); i++) {
        ClassLoader loader = Loaders.ALL.get(i);
        String contactPoint = contactPoints.get(i % contactPoints.size());
        started.add(starters.submit(() -> isolated(loader, contactPoint, keyspace)));
      }
      for (Future<Callable<String>> instance : started) {
        Callable<String> one = instance.get(5, TimeUnit.MINUTES);
        ready.add(one);
        opened.add((Runnable) one);
      }
    } finally {
      starters.shutdownNow();
    }
    return this;
  }

  @SuppressWarnings("unchecked") // what Applier.ready returns
  private static Callable<String> isolated(ClassLoader loader, String contactPoint, String keyspace)
      throws Exception {
    Thread.currentThread().setContextClassLoader(loader); // for ServiceLoader
    Method method =
        loader.loadClass(Applier.class.getName()).getMethod("ready", String.class, String.class);
    return (Callable<String>) method.invoke(null, contactPoint, keyspace);
  }

  /** Starts {@code count} JVMs at a time; returns when they have their plans. */
  Instances processes(int count, String contactPoint, String keyspace) throws IOException {
    List<Child> children = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Child child = new Child("apply", contactPoint, keyspace);
      opened.add(child::kill);
      children.add(child);
    }
    for (Child child : children) {
      child.await("READY");
      ready.add(child::apply);
    }
    return this;
  }

  /** Lets all of them apply at the same moment, and gives what each said. */
  List<String> applyAtOnce() throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(ready.size());
    ExecutorService threads = Executors.newFixedThreadPool(ready.size());
    try {
      List<Future<String>> said = new ArrayList<>();
      for (Callable<String> instance : ready) {
        said.add(
            threads.submit(
                () -> {
                  barrier.await(3, TimeUnit.MINUTES);
                  return instance.call();
                }));
      }
      List<String> all = new ArrayList<>();
      for (Future<String> one : said) {
        all.add(one.get(5, TimeUnit.MINUTES));
      }
      return all;
    } finally {
      threads.shutdownNow();
    }
  }

  @Override
  public void close() {
    opened.forEach(Runnable::run);
  }

  /** A JVM that runs {@link Applier#main}. Its standard error is ours. */
  static final class Child implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;

    Child(String... arguments) throws IOException {
      List<String> command = new ArrayList<>();
      command.add(ProcessHandle.current().info().command().orElseThrow());
      command.addAll(
          List.of(
              "-Xmx128m",
              "-XX:+UseSerialGC",
              "-XX:TieredStopAtLevel=1",
              "-XX:-UsePerfData",
              "-cp",
              CLASS_PATH,
              Applier.class.getName()));
      command.addAll(List.of(arguments));
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      out = process.inputReader();
    }

    /** What follows {@code word} on the line that begins with it. */
    String await(String word) throws IOException {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith(word)) {
          return line.substring(word.length()).strip();
        }
      }
      throw new AssertionError("The process ended before it said " + word + ".");
    }

    private String apply() throws IOException {
      process.outputWriter().write("\n");
      process.outputWriter().flush();
      return await("DONE");
    }

    /** SIGKILL. */
    void kill() {
      process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
      kill();
    }
  }
}
