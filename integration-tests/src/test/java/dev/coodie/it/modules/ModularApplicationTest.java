package dev.coodie.it.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.embedded.EmbeddedCassandra;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application with a {@code module-info.java}, compiled and run as one. */
class ModularApplicationTest {
  private static final String DOCUMENT =
      """
      package shop.documents;
      import dev.coodie.annotation.*;
      @Document
      public record Order(@PartitionKey int id, String customer) {}
      """;

  private static final String MAIN =
      """
      package shop;
      import dev.coodie.Coodie;
      import dev.coodie.CoodieConfig;
      import dev.coodie.Documents;
      import dev.coodie.schema.definition.Replication;
      import shop.documents.Order;
      import shop.documents.Order_;
      public class Main {
        public static void main(String[] args) {
          CoodieConfig config =
              CoodieConfig.at(args[0]).localDatacenter(args[1]).keyspace(args[2]);
          try (Coodie coodie = Coodie.connect(config)) {
            Documents<Order> orders = coodie.documents(Order.class);
            coodie.schema().createKeyspace(args[2], Replication.simple(1));
            coodie.schema().plan(Order.class).apply();
            orders.save(new Order(1, "ann"));
            System.out.println(orders.get(Order_.key(1)));
            coodie.schema().dropKeyspace(args[2]);
          } catch (dev.coodie.error.ConfigurationException e) {
            System.out.println(e.getMessage());
          }
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void every_artifact_has_a_module_name_of_its_own() throws IOException {
    Map<String, String> names = CoodieModules.names();

    assertThat(names)
        .containsEntry("coodie-core", "dev.coodie.core")
        .containsEntry("coodie-driver", "dev.coodie.driver");
    assertThat(new HashSet<>(names.values())).hasSameSizeAs(names.keySet());
    assertThat(names.values()).allMatch(name -> name.matches("dev\\.coodie(\\.[a-z]+)+"));
    assertThat(Files.readString(CoodieModules.root().resolve("pom.xml")))
        .contains("<Automatic-Module-Name>${automatic.module.name}</Automatic-Module-Name>");
  }

  @Test
  void the_jars_are_modules_that_share_no_package() throws IOException {
    Map<String, String> names = CoodieModules.names();
    List<ModuleDescriptor> modules = descriptors(CoodieModules.jars(folder));

    assertThat(modules)
        .extracting(ModuleDescriptor::name)
        .contains("dev.coodie.core", "dev.coodie.driver", "dev.coodie.migrations")
        .allMatch(names::containsValue);
    List<String> packages = new ArrayList<>();
    modules.forEach(module -> packages.addAll(module.packages()));
    assertThat(packages).doesNotHaveDuplicates();
  }

  @Test
  void an_application_opens_the_package_of_its_documents() throws Exception {
    String output =
        run("module shop { requires dev.coodie.core; opens shop.documents to dev.coodie.core; }");

    assertThat(output).contains("Order[id=1, customer=ann]");
  }

  @Test
  void a_package_that_is_exported_is_open_enough() throws Exception {
    String output = run("module shop { requires dev.coodie.core; exports shop.documents; }");

    assertThat(output).contains("Order[id=1, customer=ann]");
  }

  @Test
  void a_closed_package_is_told_with_the_line_that_opens_it() throws Exception {
    String output = run("module shop { requires dev.coodie.core; }");

    assertThat(output)
        .contains("Package shop.documents of module shop is closed to coodie")
        .contains("Add to its module-info.java: opens shop.documents to dev.coodie.core;")
        .contains("[coodie-624]");
  }

  private String run(String moduleInfo) throws Exception {
    List<Path> jars = CoodieModules.jars(folder);
    Path application = compile(moduleInfo, jars);
    try (EmbeddedCassandra node = EmbeddedCassandra.shared()) {
      String keyspace = "m" + UUID.randomUUID().toString().replace("-", "");
      Path output = folder.resolve("output.txt");
      Process java =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx128m",
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "-p",
                  path(jars) + ":" + application,
                  "-cp",
                  String.join(":", CoodieModules.others()),
                  "-m",
                  "shop/shop.Main",
                  node.address() + ":" + node.port(),
                  node.localDatacenter(),
                  keyspace)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      try {
        assertThat(java.waitFor(2, TimeUnit.MINUTES)).isTrue();
      } finally {
        java.destroyForcibly();
      }
      return Files.readString(output);
    }
  }

  private Path compile(String moduleInfo, List<Path> jars) throws IOException {
    Path sources = folder.resolve("sources");
    List<Path> files =
        List.of(
            write(sources.resolve("module-info.java"), moduleInfo),
            write(sources.resolve("shop/documents/Order.java"), DOCUMENT),
            write(sources.resolve("shop/Main.java"), MAIN));
    Path classes = Files.createDirectories(folder.resolve("classes"));
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    StringWriter problems = new StringWriter();
    try (StandardJavaFileManager manager =
        javac.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      boolean compiled =
          javac
              .getTask(
                  problems,
                  manager,
                  null,
                  List.of(
                      "-p",
                      path(jars),
                      "-cp",
                      String.join(":", CoodieModules.others()),
                      "-processorpath",
                      path(jars) + ":" + String.join(":", CoodieModules.others()),
                      "-processor",
                      "dev.coodie.processor.DocumentProcessor",
                      "-d",
                      classes.toString()),
                  null,
                  manager.getJavaFileObjectsFromPaths(files))
              .call();
      assertThat(compiled).as(problems.toString()).isTrue();
    }
    assertThat(
            classes.resolve(
                "META-INF/native-image/dev.coodie.generated/shop.documents.Order_/reachability-metadata.json"))
        .exists();
    return classes;
  }

  private static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static String path(List<Path> jars) {
    return jars.stream().map(Path::toString).collect(Collectors.joining(":"));
  }

  private static List<ModuleDescriptor> descriptors(List<Path> jars) {
    Set<ModuleReference> found = ModuleFinder.of(jars.toArray(Path[]::new)).findAll();
    return found.stream().map(ModuleReference::descriptor).toList();
  }
}
