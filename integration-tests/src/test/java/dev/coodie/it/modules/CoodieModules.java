package dev.coodie.it.modules;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The artifacts of this project as modules, and what else there is on the class path. */
final class CoodieModules {
  private static final Pattern NAME =
      Pattern.compile("<automatic.module.name>(.+)</automatic.module.name>");
  private static final Pattern MODULE = Pattern.compile("<module>(.+)</module>");

  private CoodieModules() {}

  /** The root of the sources. */
  static Path root() {
    return Path.of("").toAbsolutePath().getParent();
  }

  /** What the build writes into the manifest of each jar, by artifact. */
  static Map<String, String> names() throws IOException {
    Map<String, String> names = new LinkedHashMap<>();
    Matcher module = MODULE.matcher(Files.readString(root().resolve("pom.xml")));
    while (module.find()) {
      String pom = Files.readString(root().resolve(module.group(1)).resolve("pom.xml"));
      if (!pom.contains("<packaging>pom</packaging>")) {
        Matcher name = NAME.matcher(pom);
        names.put(module.group(1), name.find() ? name.group(1) : "");
      }
    }
    return names;
  }

  /** Class path entries that are no artifact of this project. */
  static List<String> others() {
    return entries().filter(entry -> artifact(entry).isEmpty()).map(Path::toString).toList();
  }

  /**
   * The jars of the artifacts, as they are; one that is not packaged yet is put into a jar in
   * {@code folder}, named as the build would.
   */
  static List<Path> jars(Path folder) throws IOException {
    List<Path> jars = new ArrayList<>();
    for (Path entry : entries().toList()) {
      String artifact = artifact(entry);
      if (artifact.isEmpty() || artifact.equals("integration-tests")) {
        continue;
      }
      jars.add(Files.isDirectory(entry) ? pack(entry, artifact, folder) : entry);
    }
    return jars;
  }

  private static Stream<Path> entries() {
    return Stream.of(
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .split(System.getProperty("path.separator")))
        .map(Path::of)
        .filter(Files::exists);
  }

  /** The artifact that the entry is of, or the empty text. */
  private static String artifact(Path entry) {
    if (entry.startsWith(root())) {
      return root().relativize(entry).getName(0).toString();
    }
    String path = entry.toString();
    int group = path.indexOf("/dev/coodie/");
    return group < 0 ? "" : path.substring(group + "/dev/coodie/".length()).split("/")[0];
  }

  private static Path pack(Path classes, String artifact, Path folder) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Automatic-Module-Name", names().get(artifact));
    Path jar = folder.resolve(artifact + ".jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        entries.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, entries);
      }
    }
    return jar;
  }
}
