package dev.coodie.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Loads {@code dev.coodie.embedded.resolver} with the libraries that are nested in our jar. Only
 * the JDK and SLF4J are shared with the application, whose own versions of those libraries are
 * neither seen nor disturbed.
 */
final class NestedLoader extends URLClassLoader {
  private static final String OURS = "dev.coodie.embedded.resolver.";

  static {
    registerAsParallelCapable();
  }

  private NestedLoader(URL[] jars) {
    super("coodie-resolver", jars, ClassLoader.getPlatformClassLoader());
  }

  /** Keeps the nested libraries in {@code directory}, and loads them from there. */
  static NestedLoader in(Path directory) {
    try {
      List<URL> jars = new ArrayList<>();
      for (String name : Resources.lines("resolver/index.txt")) {
        Path jar = directory.resolve(name);
        if (!Files.exists(jar)) {
          Directories.write(jar, Resources.bytes("resolver/" + name));
        }
        jars.add(jar.toUri().toURL());
      }
      return new NestedLoader(jars.toArray(URL[]::new));
    } catch (MalformedURLException e) {
      throw new IllegalStateException("Every path has a URL", e);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (name.startsWith(OURS)) {
      byte[] code = code(name);
      return defineClass(name, code, 0, code.length);
    }
    if (name.startsWith("org.slf4j.")) {
      return NestedLoader.class.getClassLoader().loadClass(name);
    }
    return super.findClass(name);
  }

  private static byte[] code(String name) throws ClassNotFoundException {
    String file = "/" + name.replace('.', '/') + ".class";
    try (InputStream in = NestedLoader.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
