package dev.coodie.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that Lombok completes, compiled by a javac of their own as a build does. */
class LombokTest {
  private static final String LOMBOK = "lombok.launch.AnnotationProcessorHider$AnnotationProcessor";
  private static final String COODIE = DocumentProcessor.class.getName();
  private static final Path OWN_JDK = Path.of(System.getProperty("java.home"));

  /** A newer JDK, where there is one: given with {@code -Dnewer.jdk}, or where Debian has it. */
  private static final Path NEWER_JDK =
      Path.of(System.getProperty("newer.jdk", "/usr/lib/jvm/temurin-25-jdk-amd64"));

  /** Each type by what makes its instances. */
  private static final Map<String, String> MADE_BY =
      new TreeMap<>(
          Map.of(
              "Account", "return new Account(",
              "Address", "return new Address(",
              "Bean", "Bean document = new Bean();",
              "Built", "return Built.builder()",
              "Cat", "return Cat.builder()",
              "Fluent", "document.name(row.get(1, ValueType.TEXT));",
              "Mixed", "Mixed document = new Mixed(row.getInt(0));",
              "Owner", "return new Owner(row.get(0, ValueType.TEXT));",
              "Plain", "return new Plain(",
              "Pair", "return new Pair("));

  private static final String SOURCE =
      """
      package shop;
      import dev.coodie.annotation.*;
      import java.util.*;
      import lombok.*;
      import lombok.experimental.Accessors;
      import lombok.experimental.FieldDefaults;

      @Value @Builder(toBuilder = true) @With
      @Document class Account {
        @PartitionKey int id;
        String owner;
        @Builder.Default String state = "new";
        @Singular List<String> tags;
        Optional<Integer> limit;
        boolean isOpen;
        Address address;
        Pair pair;
      }
      @Value @UserType class Address { String street; List<String> lines; }
      @Value @Tuple class Pair { int x; String y; }
      @Value @Projection(Account.class) class Owner { String owner; }
      @Data @NoArgsConstructor @AllArgsConstructor @Builder
      @Document class Bean { @PartitionKey private int id; private boolean isOpen; private Boolean isNew; }
      @Getter @Builder @AllArgsConstructor(access = AccessLevel.PRIVATE)
      @Document class Built { @PartitionKey private final int id; @Singular private final Set<String> tags; }
      @Data @Accessors(fluent = true)
      @Document class Fluent { @PartitionKey private int id; private String name; }
      @Data
      @Document class Mixed { @PartitionKey private final int id; private String name; }
      @Getter @AllArgsConstructor @EqualsAndHashCode @FieldDefaults(level = AccessLevel.PRIVATE)
      @Document class Plain { final @PartitionKey int id; @NonNull String name; }
      @Document @Discriminator(column = "kind") @Getter @SuperBuilder
      abstract sealed class Pet permits Cat { private final @PartitionKey int id; }
      @Variant("cat") @Getter @SuperBuilder final class Cat extends Pet { private final int lives; }
      class Use {
        Account account = Account.builder().id(1).tag("t").build().withOwner("o");
        Object id = Account_.id.eq(account.getId());
      }
      """;

  @TempDir private Path folder;

  static Stream<List<String>> orders() {
    return Stream.of(List.of(LOMBOK, COODIE), List.of(COODIE, LOMBOK));
  }

  @ParameterizedTest
  @MethodSource("orders")
  void document_is_made_of_what_lombok_adds(List<String> processors) throws Exception {
    assertThat(compile(OWN_JDK, processors, SOURCE)).isEmpty();

    assertThatEachIsMade();
  }

  @ParameterizedTest
  @MethodSource("orders")
  void the_same_holds_on_a_newer_jdk(List<String> processors) throws Exception {
    assumeTrue(
        Files.exists(NEWER_JDK.resolve("bin/javac")),
        "There is no newer JDK in " + NEWER_JDK + ". Name one with -Dnewer.jdk.");

    assertThat(compile(NEWER_JDK, processors, SOURCE)).isEmpty();

    assertThatEachIsMade();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@lombok.Value @Document class A { @PartitionKey int id; }",
        "@lombok.Data @Document class A { private @PartitionKey int id; }",
        "@Document class A { private @lombok.Getter @PartitionKey int id; }",
        "@lombok.Getter @lombok.Builder @Document class A { private final @PartitionKey int id; }",
        "@Document class A extends B {} @lombok.Data class B { private @PartitionKey int id; }"
      })
  void without_lombok_the_error_says_to_put_it_first(String source) throws Exception {
    String document = "import dev.coodie.annotation.*; " + source;

    assertThat(compile(OWN_JDK, List.of(COODIE), document))
        .singleElement()
        .asString()
        .contains("error: A has Lombok's @")
        .contains(
            ", but Lombok has added nothing to it. Put Lombok first on the processor path, then"
                + " coodie-processor. [coodie-197]");
  }

  @Test
  void without_lombok_the_error_comes_in_later_rounds_too_and_hides_no_other() throws Exception {
    String other = "import dev.coodie.annotation.*; @Document record C(@PartitionKey int id) {}";
    String document =
        "import dev.coodie.annotation.*;"
            + " @lombok.Data @Document class A { private @PartitionKey int id; private Object o; }";

    assertThat(compile(OWN_JDK, List.of(COODIE), other, document))
        .hasSize(2)
        .anyMatch(line -> line.contains("[coodie-197]"))
        .anyMatch(line -> line.contains("A.o has type Object") && line.contains("[coodie-106]"));
  }

  @ParameterizedTest
  @MethodSource("orders")
  void an_error_elsewhere_is_no_fault_of_lombok(List<String> processors) throws Exception {
    String other = "import dev.coodie.annotation.*; @Document record C(@PartitionKey Object id) {}";
    String document =
        "import dev.coodie.annotation.*; @lombok.Value @Document class A { @PartitionKey int id; }";

    assertThat(compile(OWN_JDK, processors, other, document))
        .singleElement()
        .asString()
        .contains("C.id has type Object");
  }

  @ParameterizedTest
  @MethodSource("orders")
  void lombok_need_not_mark_what_it_generates(List<String> processors) throws Exception {
    Files.writeString(
        folder.resolve("lombok.config"), "lombok.addLombokGeneratedAnnotation = false\n");

    assertThat(compile(OWN_JDK, processors, SOURCE)).isEmpty();

    assertThatEachIsMade();
  }

  private void assertThatEachIsMade() throws IOException {
    for (Map.Entry<String, String> type : MADE_BY.entrySet()) {
      assertThat(folder.resolve("out/shop/" + type.getKey() + "_.java"))
          .content()
          .contains(type.getValue());
    }
  }

  /** Runs javac with all lints on and warnings as errors, and returns the lines with errors. */
  private List<String> compile(Path jdk, List<String> processors, String... sources)
      throws IOException, InterruptedException {
    Path out = Files.createDirectories(folder.resolve("out"));
    List<String> command =
        new ArrayList<>(
            List.of(
                jdk.resolve("bin/javac").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-J-XX:+UseSerialGC",
                "-Xlint:all,-classfile,-processing,-options,-auxiliaryclass",
                "-Werror",
                "-encoding",
                "UTF-8",
                "-d",
                out.toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                "-processorpath",
                System.getProperty("java.class.path"),
                "-processor",
                String.join(",", processors)));
    for (int i = 0; i < sources.length; i++) {
      Path file = Files.createDirectories(folder.resolve("in" + i)).resolve("All.java");
      command.add(Files.writeString(file, sources[i]).toString());
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    List<String> errors = output.lines().filter(line -> line.contains(": error: ")).toList();
    assertThat(status == 0).as(output).isEqualTo(errors.isEmpty());
    return errors;
  }
}
