package dev.coodie.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How instances of classes are made: by constructors, static methods, builders and setters. */
class CreationTest {
  /** What all the classes below have. */
  private static final String HEAD =
      """
      import dev.coodie.annotation.*;
      import java.util.*;
      import org.jspecify.annotations.Nullable;

      """;

  static Stream<Arguments> classes() {
    return Stream.of(
        Arguments.of(
            "the only constructor",
            """
            @Document final class A {
              private final @PartitionKey int id;
              private final String name;
              private final List<String> tags;
              private final Optional<Integer> size;
              private final boolean isOpen;
              A(String name, int id, List<String> tags, Optional<Integer> size, boolean isOpen) {
                this.id = id; this.name = name; this.tags = List.copyOf(tags); this.size = size;
                this.isOpen = isOpen;
              }
              int getId() { return id; }
              String name() { return name; }
              List<String> getTags() { return tags; }
              Optional<Integer> size() { return size; }
              boolean isOpen() { return isOpen; }
              @Override public String toString() { return id + name + tags + size + isOpen; }
            }
            class Samples {
              static List<A> all() {
                return List.of(new A("n", 1, List.of("t"), Optional.of(2), true),
                    new A(null, 1, List.of(), Optional.empty(), false));
              }
            }
            """,
            """
            return new A(
                row.get(1, ValueType.TEXT),
                row.getInt(0),
                row.getOrEmpty(2, TAGS),
                Optional.ofNullable(row.get(3, ValueType.INT)),
                row.getBoolean(4));
            """),
        Arguments.of(
            "a constructor for some, setters for the rest",
            """
            @Document class A {
              private final @PartitionKey int id;
              private String name;
              String open;
              A(int id) { this.id = id; }
              int id() { return id; }
              String name() { return name; }
              A name(String name) { this.name = name; return this; }
              @Override public String toString() { return id + name + open; }
            }
            class Samples {
              static List<A> all() {
                A a = new A(1).name("n");
                a.open = "o";
                return List.of(a, new A(2));
              }
            }
            """,
            """
            A document = new A(row.getInt(0));
            document.name(row.get(1, ValueType.TEXT));
            document.open = row.get(2, ValueType.TEXT);
            return document;
            """),
        Arguments.of(
            "the constructor that takes the most",
            """
            @Document class A {
              final @PartitionKey int id;
              final String name;
              String more = "";
              A() { this(0, ""); }
              A(int id, String name) { this.id = id; this.name = name; }
              A(String name, int id, String more) { this(id, name); this.more = more; }
              A(A other) { this(other.id, other.name); }
              private A(int id, String name, String more, int other) { this(id, name); }
              A(String more, String name, int id, int count) throws Exception { this(id, name); }
              @Override public String toString() { return id + name + more; }
            }
            class Samples {
              static List<A> all() { return List.of(new A("n", 1, "m")); }
            }
            """,
            "return new A(row.get(1, ValueType.TEXT), row.getInt(0), row.get(2, ValueType.TEXT));\n"),
        Arguments.of(
            "a class that is a bean stays one",
            """
            @Document class A {
              private @PartitionKey int id;
              A() {}
              A(int id) { throw new IllegalStateException(); }
              static Builder builder() { throw new IllegalStateException(); }
              int getId() { return id; }
              void setId(int id) { this.id = id; }
              @Override public String toString() { return "" + id; }
              static class Builder {
                Builder id(int id) { return this; }
                A build() { return new A(); }
              }
            }
            class Samples {
              static List<A> all() { A a = new A(); a.setId(1); return List.of(a); }
            }
            """,
            """
            A document = new A();
            document.setId(row.getInt(0));
            return document;
            """),
        Arguments.of(
            "the marked constructor",
            """
            @Document class A {
              @PartitionKey int id;
              String name;
              A() { throw new IllegalStateException(); }
              A(int id, String name) { throw new IllegalStateException(); }
              @Creator A(int id) { this.id = id; }
              @Override public String toString() { return id + name; }
            }
            class Samples {
              static List<A> all() { A a = new A(1); a.name = "n"; return List.of(a); }
            }
            """,
            """
            A document = new A(row.getInt(0));
            document.name = row.get(1, ValueType.TEXT);
            return document;
            """),
        Arguments.of(
            "a marked static method",
            """
            @Document class A {
              final @PartitionKey int id;
              private A(int id, boolean checked) { this.id = id; }
              @Creator static A of(int id) { return new A(id, true); }
              @Override public String toString() { return "" + id; }
            }
            class Samples {
              static List<A> all() { return List.of(A.of(1)); }
            }
            """,
            "return A.of(row.getInt(0));\n"),
        Arguments.of(
            "a builder",
            """
            @Document final class A {
              private final @PartitionKey int id;
              private final String name;
              private final List<String> tags;
              private A(Builder builder) {
                this.id = builder.id; this.name = builder.name; this.tags = builder.tags;
              }
              static Builder builder() { return new Builder(); }
              int getId() { return id; }
              String getName() { return name; }
              List<String> getTags() { return tags; }
              @Override public String toString() { return id + name + tags; }
              static final class Builder {
                private int id;
                private String name;
                private List<String> tags;
                Builder id(int id) { this.id = id; return this; }
                Builder setName(String name) { this.name = name; return this; }
                Builder withTags(String... tags) { throw new IllegalStateException(); }
                Builder withTags(Collection<? extends String> tags) {
                  this.tags = List.copyOf(tags);
                  return this;
                }
                A build() { return new A(this); }
              }
            }
            class Samples {
              static List<A> all() {
                return List.of(A.builder().id(1).setName("n").withTags(List.of("t")).build(),
                    A.builder().id(1).withTags(List.of()).build());
              }
            }
            """,
            """
            return A.builder()
                .id(row.getInt(0))
                .setName(row.get(1, ValueType.TEXT))
                .withTags(row.getOrEmpty(2, TAGS))
                .build();
            """),
        Arguments.of(
            "a marked builder beside a constructor, and setters for the rest",
            """
            @Document class A {
              final @PartitionKey int id;
              String name;
              A(int id) { this.id = id; }
              @Creator static Maker with() { return new Maker(0); }
              @Override public String toString() { return id + name; }
              record Maker(int id) {
                public Maker id(int id) { return new Maker(id); }
                A build() { return new A(id); }
              }
            }
            class Samples {
              static List<A> all() { A a = new A(1); a.name = "n"; return List.of(a); }
            }
            """,
            """
            A document = A.with()
                .id(row.getInt(0))
                .build();
            document.name = row.get(1, ValueType.TEXT);
            return document;
            """),
        Arguments.of(
            "builders of a class and the one above it",
            """
            @Document class A extends Base {
              private final String name;
              A(AB<?, ?> builder) { super(builder); this.name = builder.name; }
              static AB<?, ?> builder() { return new Own(); }
              String getName() { return name; }
              @Override public String toString() { return getId() + name; }
              static abstract class AB<C extends A, B extends AB<C, B>> extends BB<C, B> {
                String name;
                B name(String name) { this.name = name; return self(); }
              }
              private static final class Own extends AB<A, Own> {
                @Override Own self() { return this; }
                @Override A build() { return new A(this); }
              }
            }
            abstract class Base {
              private final @PartitionKey int id;
              Base(BB<?, ?> builder) { this.id = builder.id; }
              int getId() { return id; }
              static abstract class BB<C extends Base, B extends BB<C, B>> {
                int id;
                B id(int id) { this.id = id; return self(); }
                abstract B self();
                abstract C build();
              }
            }
            class Samples {
              static List<A> all() { return List.of(A.builder().id(1).name("n").build()); }
            }
            """,
            """
            return A.builder()
                .id(row.getInt(0))
                .name(row.get(1, ValueType.TEXT))
                .build();
            """),
        Arguments.of(
            "properties called like accessors of others",
            """
            @Document final class A {
              private final @PartitionKey boolean open;
              private final boolean isOpen;
              private final int getOpen;
              A(boolean open, boolean isOpen, int getOpen) {
                this.open = open; this.isOpen = isOpen; this.getOpen = getOpen;
              }
              boolean open() { return open; }
              @Name("closed") boolean isOpen() { return isOpen; }
              @Name("count") int getOpen() { return getOpen; }
              @Override public String toString() { return "" + open + isOpen + getOpen; }
            }
            class Samples {
              static List<A> all() { return List.of(new A(true, false, 3), new A(false, true, 4)); }
            }
            """,
            "return new A(row.getBoolean(0), row.getBoolean(1), row.getInt(2));\n"),
        Arguments.of(
            "a bean with isOpen and setOpen",
            """
            @Document class A {
              private @PartitionKey int id;
              private boolean isOpen;
              int getId() { return id; }
              void setId(int id) { this.id = id; }
              boolean isOpen() { return isOpen; }
              void setOpen(boolean open) { this.isOpen = open; }
              @Override public String toString() { return "" + id + isOpen; }
            }
            class Samples {
              static List<A> all() { A a = new A(); a.setOpen(true); return List.of(a); }
            }
            """,
            """
            A document = new A();
            document.setId(row.getInt(0));
            document.setOpen(row.getBoolean(1));
            return document;
            """));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("classes")
  void class_is_read_as_it_is_made(String what, String source, String reading) {
    Compilation compilation = Compilation.of(HEAD + source);
    Loaded loaded = new Loaded(compilation.classes());

    assertThat(compilation.generated("A_").replace("    ", "")).contains(reading.replace("    ", ""));
    for (Object document : loaded.samples()) {
      assertThat(loaded.roundTrip("A", document)).hasToString(document.toString());
    }
  }

  @Test
  void classes_are_user_types_tuples_projections_views_and_variants() {
    Loaded loaded =
        Loaded.of(
            HEAD
                + """
                @Document final class A {
                  private final @PartitionKey int id;
                  private final U u;
                  private final T t;
                  A(int id, U u, T t) { this.id = id; this.u = u; this.t = t; }
                  int id() { return id; }
                  U u() { return u; }
                  T t() { return t; }
                  @Override public String toString() { return "A" + id + u + t; }
                }
                @UserType final class U {
                  private final int x;
                  U(int x) { this.x = x; }
                  int getX() { return x; }
                  @Override public String toString() { return "U" + x; }
                }
                @Tuple final class T {
                  private final int y;
                  private final String z;
                  T(String z, int y) { this.y = y; this.z = z; }
                  int getY() { return y; }
                  String getZ() { return z; }
                  @Override public String toString() { return "T" + y + z; }
                }
                @Projection(A.class) final class P {
                  private final U u;
                  P(U u) { this.u = u; }
                  U getU() { return u; }
                }
                @Projection(A.class) class Open { T t; }
                @MaterializedView(of = A.class) final class V {
                  private final @PartitionKey int id;
                  V(int id) { this.id = id; }
                  int id() { return id; }
                  @Override public String toString() { return "V" + id; }
                }
                @Document @Discriminator(column = "kind") abstract sealed class Pet permits Cat {
                  private final @PartitionKey int id;
                  Pet(int id) { this.id = id; }
                  int getId() { return id; }
                }
                @Variant("cat") final class Cat extends Pet {
                  private final int lives;
                  Cat(int id, int lives) { super(id); this.lives = lives; }
                  int getLives() { return lives; }
                  @Override public String toString() { return "Cat" + getId() + lives; }
                }
                class Samples {
                  static List<Object> all() {
                    return List.of(new A(1, new U(2), new T("z", 3)), new V(4), new Cat(5, 6));
                  }
                }
                """);
    List<Object> samples = loaded.samples();

    assertThat(loaded.roundTrip("A", samples.get(0))).hasToString("A1U2T3z");
    assertThat(loaded.roundTrip("V", samples.get(1))).hasToString("V4");
    assertThat(loaded.roundTrip("Cat", samples.get(2))).hasToString("Cat56");
    assertThat(loaded.projection("P").columns().toString()).isEqualTo("[u u]");
    assertThat(loaded.projection("Open").columns().toString())
        .isEqualTo("[t frozen<tuple<int, text>>]");
    assertThat(loaded.columns("Pet")).contains("id int PARTITION_KEY ASC");
  }

  @Test
  void a_second_accessor_of_a_record_says_nothing_about_its_component() {
    Compilation compilation =
        Compilation.of(
            HEAD
                + """
                @Document record A(@PartitionKey String name, @CqlType("ascii") String kind, boolean open) {
                  @Nullable String getName() { return name; }
                  @CqlType("timeuuid") UUID getKind() { return null; }
                  @Name("other") boolean isOpen() { return open; }
                }
                """);

    assertThat(compilation.succeeds().generated("A_"))
        .contains("\"kind\", ValueType.ASCII", "\"open\", ValueType.BOOLEAN");
  }

  @Test
  void annotations_on_the_types_of_parameters_count() {
    Compilation compilation =
        Compilation.of(
            HEAD
                + """
                @Document final class A {
                  @PartitionKey final int id;
                  final UUID at;
                  final List<String> tags;
                  A(int id, @CqlType("timeuuid") UUID at, @Nullable List<String> tags) {
                    this.id = id; this.at = at; this.tags = tags;
                  }
                }
                """);

    assertThat(compilation.succeeds().generated("A_"))
        .contains("\"at\", ValueType.TIMEUUID", "row.get(2, TAGS)");
  }

  @Test
  void compiled_class_without_names_of_parameters_is_no_document_but_may_be_shown(
      @TempDir Path library) throws IOException {
    String document =
        """
        package lib;
        import dev.coodie.annotation.*;
        @Document public final class Lib {
          private final @PartitionKey int id;
          public Lib(int id) { this.id = id; }
          public int id() { return id; }
        }
        """;
    Compilation.withOptions(List.of("-g:none"), document).succeeds().writeTo(library);
    String path = library + File.pathSeparator + System.getProperty("java.class.path");
    String projection =
        """
        package app;
        import dev.coodie.annotation.*;
        @Projection(lib.Lib.class) record View(int id) {}
        """;

    Compilation shown = Compilation.withOptions(List.of("-classpath", path), projection);
    Compilation again =
        Compilation.ofClasses(List.of("-classpath", path), List.of("lib.Lib"), projection);

    assertThat(shown.succeeds().generated()).containsExactly("app.View_.java");
    assertThat(again.errors())
        .containsExactly(
            "-1: Lib was compiled without the names of the parameters of Lib(int), which tell the"
                + " properties they are for. Compile it with -parameters or -g, or process it"
                + " together with its source. [coodie-195]");
  }

  @Test
  void compiled_class_with_names_of_parameters_is_a_document(@TempDir Path library)
      throws IOException {
    Compilation.withOptions(
            List.of("-g"),
            """
            package lib;
            import dev.coodie.annotation.*;
            @Document public final class Lib {
              private final @PartitionKey int id;
              public Lib(int id) { this.id = id; }
              public int id() { return id; }
            }
            """)
        .succeeds()
        .writeTo(library);
    String path = library + File.pathSeparator + System.getProperty("java.class.path");

    Compilation again =
        Compilation.ofClasses(
            List.of("-classpath", path), List.of("lib.Lib"), "package app; class Other {}");

    assertThat(again.succeeds().generated("lib.Lib_")).contains("return new Lib(row.getInt(0));");
  }
}
