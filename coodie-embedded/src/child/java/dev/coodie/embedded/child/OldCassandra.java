package dev.coodie.embedded.child;

import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The agent that Cassandra 4 needs on JDK 17 and newer: it opens what Cassandra reads by reflection
 * to measure its objects, and hands over to jamm, which does the measuring.
 */
public final class OldCassandra {
  private OldCassandra() {}

  /** Called by the JVM before the main class. */
  public static void premain(String arguments, Instrumentation instrumentation) throws Exception {
    Set<Module> cassandra = Set.of(ClassLoader.getSystemClassLoader().getUnnamedModule());
    for (String name :
        new String[] {"java.base", "java.rmi", "java.management", "jdk.management"}) {
      Module module = ModuleLayer.boot().findModule(name).orElseThrow();
      Map<String, Set<Module>> opened =
          module.getPackages().stream()
              .collect(Collectors.toMap(Function.identity(), each -> cassandra));
      instrumentation.redefineModule(module, Set.of(), Map.of(), opened, Set.of(), Map.of());
    }
    Class.forName("org.github.jamm.MemoryMeter")
        .getMethod("premain", String.class, Instrumentation.class)
        .invoke(null, arguments, instrumentation);
  }
}
