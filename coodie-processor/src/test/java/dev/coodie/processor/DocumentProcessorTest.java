package dev.coodie.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the processor behaves in a compilation. */
class DocumentProcessorTest {
  private static final String GOOD =
      "import dev.coodie.annotation.*; @Document record Good(@PartitionKey int id) {}";
  private static final String BAD =
      "import dev.coodie.annotation.*; @Document record Bad(@PartitionKey int id, Object o) {}";
  private static final String WORSE =
      "import dev.coodie.annotation.*; @Document record Worse(Object a, char b) {}";

  @Test
  void one_bad_type_never_hides_another() {
    Compilation compilation = Compilation.of(BAD, GOOD, WORSE);

    assertThat(compilation.errors())
        .hasSize(3)
        .anyMatch(e -> e.contains("Bad.o "))
        .anyMatch(e -> e.contains("Worse.a "))
        .anyMatch(e -> e.contains("Worse.b "));
    assertThat(compilation.generated()).containsExactly("Good_.java");
  }

  /** javac warns of those that are not, with {@code -Xlint:all}, and {@code -Werror} fails. */
  @Test
  void annotations_are_claimed_also_without_a_document() {
    Compilation.with(
            List.of(new DocumentProcessor()),
            """
            import dev.coodie.annotation.*;
            abstract class Base {
              @PartitionKey int id;
              @ClusteringKey @Name("b") int a;
              @Indexed @CqlType("ascii") String c;
              @Ignored @Frozen java.util.List<Integer> d;
              @Vector(2) float[] e;
              @BeforeSave void prepare() {}
            }
            """)
        .succeeds();
  }

  @Test
  void a_component_has_its_own_accessor_and_no_other() {
    Compilation compilation =
        Compilation.of(
            """
            import dev.coodie.annotation.*;
            @Document record T(
                @PartitionKey String id, int name, @Name("foo") @Masked int getName, int isName) {}
            """);

    assertThat(compilation.errors()).isEmpty();
    assertThat(compilation.generated("T_"))
        .contains("\"name\"", "\"foo\"", "\"is_name\"", ".masked(getName, \"DEFAULT\")");
  }

  @Test
  void both_sides_of_a_cycle_are_reported() {
    Compilation compilation =
        Compilation.of(
            """
            import dev.coodie.annotation.*;
            @UserType record A(B b) {}
            @Tuple record B(java.util.Map<String, A> a) {}
            """);

    assertThat(compilation.errors())
        .hasSize(2)
        .anyMatch(e -> e.contains("A.b leads back to A"))
        .anyMatch(e -> e.contains("B.a leads back to B"));
  }

  @Test
  void an_inherited_problem_is_reported_for_each_document_that_has_it() {
    Compilation compilation =
        Compilation.of(
            """
            import dev.coodie.annotation.*;
            abstract class Base { @PartitionKey int id; Object o; }
            @Document class A extends Base {}
            @Document class B extends Base {}
            """);

    assertThat(compilation.errors())
        .hasSize(2)
        .anyMatch(e -> e.startsWith("2: A.o "))
        .anyMatch(e -> e.startsWith("2: B.o "));
  }

  @Test
  void no_exception_reaches_the_compiler() {
    Processor failing =
        new DocumentProcessor(
            type -> {
              if (type.getSimpleName().contentEquals("Good")) {
                throw new IllegalStateException("oops");
              }
            });

    Compilation compilation = Compilation.with(List.of(failing), GOOD, BAD);

    assertThat(compilation.errors())
        .hasSize(2)
        .contains(
            "1: The processor failed on Good: java.lang.IllegalStateException: oops. This is a bug"
                + " in coodie; please report it. [coodie-199]")
        .anyMatch(e -> e.contains("Bad.o "));
  }

  @Test
  void type_that_names_generated_classes_waits_for_them() {
    Compilation compilation =
        Compilation.with(
            List.of(
                new DocumentProcessor(),
                new Author(
                    "public class Base<I> { @dev.coodie.annotation.PartitionKey I id; }",
                    "enum Level { LOW }",
                    "@dev.coodie.annotation.UserType record Part(int x) {}")),
            """
            import dev.coodie.annotation.*;
            @Document class A extends Base<String> { java.util.List<Level> levels; Part part; }
            @Projection(A.class) record View(String id) {}
            """,
            GOOD);

    compilation.succeeds();
    assertThat(compilation.generated()).contains("A_.java", "Part_.java", "View_.java");
  }

  @Test
  void unknown_names_are_left_to_the_compiler() {
    Compilation compilation =
        Compilation.of(
            """
            import dev.coodie.annotation.*;
            @Document record A(@PartitionKey Missing id) {}
            @Document record B(@PartitionKey @Converted(Missing.class) Object id) {}
            @Document(options = @TableOption(name = "comment", value = Missing.TEXT))
            record C(@PartitionKey int id) {}
            @Document record D(@PartitionKey int id, java.util.List<@Vector(Missing.SIZE) float[]> x) {}
            @MaterializedView(of = Missing.class) record E(@PartitionKey int id) {}
            """,
            GOOD);

    assertThat(compilation.errors())
        .isNotEmpty()
        .noneMatch(e -> e.contains("coodie-"))
        .anyMatch(e -> e.contains("Missing"));
    assertThat(compilation.generated()).containsExactly("Good_.java");
  }

  @Test
  void code_may_use_the_generated_constants_at_once() {
    Compilation.of(
            "import dev.coodie.column.Condition; class Use {"
                + " Condition<Good> one = Good_.id.eq(1); Condition<Good> two = Good_.key(2); }",
            GOOD)
        .succeeds();
  }

  @Test
  void module_without_java_compiler_gets_no_generated_annotation() {
    List<String> options = List.of("--add-reads", "shop=ALL-UNNAMED");
    String document =
        "package shop; import dev.coodie.annotation.*; @Document public record Good(@PartitionKey int"
            + " id) {}";

    Compilation without = Compilation.withOptions(options, "module shop {}", document);
    Compilation with =
        Compilation.withOptions(
            options, "module shop { requires static java.compiler; }", document);

    assertThat(without.succeeds().generated("shop.Good_")).doesNotContain("Generated");
    assertThat(with.succeeds().generated("shop.Good_")).contains("@Generated(");
  }

  @Test
  void types_may_come_from_compiled_libraries(@TempDir Path library) throws IOException {
    Compilation.of(
            """
            package lib;
            import dev.coodie.annotation.*;
            import java.util.*;
            public abstract class Base<I> {
              private @PartitionKey I id;
              private @CqlType("timeuuid") UUID at;
              public I getId() { return id; }
              public void setId(I id) { this.id = id; }
              public UUID getAt() { return at; }
              public void setAt(UUID at) { this.at = at; }
            }
            """,
            "package lib; @dev.coodie.annotation.UserType public record Part(int x) {}",
            """
            package lib;
            import dev.coodie.annotation.*;
            @Document public record Lib(@PartitionKey @CqlType("ascii") String id, Part part) {}
            """)
        .succeeds()
        .writeTo(library);
    String path = library + File.pathSeparator + System.getProperty("java.class.path");

    Compilation compilation =
        Compilation.withOptions(
            List.of("-classpath", path),
            """
            package app;
            import dev.coodie.annotation.*;
            @Document public class App extends lib.Base<String> { lib.Part part; }
            """,
            """
            package app;
            @dev.coodie.annotation.Projection(lib.Lib.class) record View(lib.Part part, String id) {}
            """);

    compilation.succeeds();
    assertThat(compilation.generated("app.App_"))
        .contains("PartitionColumn.of(App.class, \"id\", ValueType.TEXT)")
        .contains("PlainColumn.of(App.class, \"at\", ValueType.TIMEUUID)")
        .contains("import lib.Part_;");
    assertThat(compilation.generated("app.View_"))
        .contains("new View(row.get(0, Part_.TYPE), row.get(1, ValueType.ASCII))");
  }

  @Test
  void build_tools_know_the_processor() throws IOException {
    assertThat(resource("/META-INF/services/javax.annotation.processing.Processor"))
        .isEqualTo(DocumentProcessor.class.getName());
    assertThat(resource("/META-INF/gradle/incremental.annotation.processors"))
        .isEqualTo(DocumentProcessor.class.getName() + ",isolating");
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = DocumentProcessor.class.getResourceAsStream(name)) {
      return in == null ? "missing" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }

  /** A processor that writes classes in its first round. */
  private static final class Author extends AbstractProcessor {
    private final List<String> sources;
    private boolean done;

    Author(String... sources) {
      this.sources = List.of(sources);
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (!done) {
        done = true;
        sources.forEach(this::write);
      }
      return false;
    }

    private void write(String source) {
      String name = source.replaceAll(".*(?:class|enum|record) (\\w+).*", "$1");
      try (Writer writer = processingEnv.getFiler().createSourceFile(name).openWriter()) {
        writer.write(source);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
