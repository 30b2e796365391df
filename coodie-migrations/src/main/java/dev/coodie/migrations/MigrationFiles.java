package dev.coodie.migrations;

import dev.coodie.cql.CqlSource;
import dev.coodie.error.MigrationException;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Finds and reads files of migrations. */
final class MigrationFiles {
  private static final String SCHEME = "classpath:";

  private MigrationFiles() {}

  static List<Script> directory(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new MigrationException(
          "coodie-911",
          "There is no directory "
              + directory.toAbsolutePath().normalize()
              + " with migrations. Create it, or name the right one.");
    }
    return inDirectory(directory);
  }

  static List<Script> classpath(String location, ClassLoader loader) {
    String path = path(location);
    List<Script> scripts = new ArrayList<>();
    try {
      Set<String> found = new LinkedHashSet<>();
      for (URL url : Collections.list(loader.getResources(path))) {
        if (found.add(url.toString())) {
          scripts.addAll(at(url));
        }
      }
      if (found.isEmpty()) {
        throw new MigrationException(
            "coodie-912",
            "There is no directory "
                + path
                + " on the class path. Name the right one; a jar must have an entry for the directory"
                + " itself.");
      }
    } catch (IOException e) {
      throw unreadable(SCHEME + path, e);
    }
    return scripts;
  }

  private static String path(String location) {
    String path = location.startsWith(SCHEME) ? location.substring(SCHEME.length()) : location;
    return path.replaceAll("^/+|/+$", "");
  }

  private static List<Script> at(URL url) throws IOException {
    if (url.openConnection() instanceof JarURLConnection connection) {
      connection.setUseCaches(false);
      try (JarFile jar = connection.getJarFile()) {
        return inJar(jar, connection.getEntryName());
      }
    }
    try {
      return inDirectory(Path.of(new URI(url.toString())));
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new IOException("Neither a directory nor a jar: " + url, e);
    }
  }

  private static List<Script> inDirectory(Path directory) {
    List<Script> scripts = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (FileName.isMigration(name)) {
          scripts.add(read(name, file.toString(), bytes(file)));
        }
      }
    } catch (IOException e) {
      throw unreadable(directory.toString(), e);
    }
    return scripts;
  }

  private static List<Script> inJar(JarFile jar, String directory) throws IOException {
    String prefix = directory.endsWith("/") ? directory : directory + "/";
    List<Script> scripts = new ArrayList<>();
    for (JarEntry entry : Collections.list(jar.entries())) {
      String path = entry.getName();
      String name = path.startsWith(prefix) ? path.substring(prefix.length()) : "/";
      if (!name.contains("/") && FileName.isMigration(name)) {
        try (InputStream in = jar.getInputStream(entry)) {
          scripts.add(read(name, jar.getName() + "!/" + path, in.readAllBytes()));
        }
      }
    }
    return scripts;
  }

  private static Script read(String name, String where, byte[] bytes) {
    return CqlFile.read(name, new CqlSource(where, decode(where, bytes)));
  }

  private static String decode(String where, byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new MigrationException(
          "coodie-913", where + " is not written in UTF-8. Convert it.", e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw unreadable(file.toString(), e);
    }
  }

  private static MigrationException unreadable(String where, IOException e) {
    return new MigrationException(
        "coodie-914", where + " cannot be read: " + e + ". Make it readable, or move it away.", e);
  }
}
