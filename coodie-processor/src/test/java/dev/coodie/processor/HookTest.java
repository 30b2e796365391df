package dev.coodie.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Methods that are called before a save and after a read. */
class HookTest {
  private static final String SOURCE =
      """
      import dev.coodie.annotation.*;
      import java.util.*;

      @Document record Point(@PartitionKey int x) {
        @BeforeSave Point next() { return new Point(x + 1); }
        static Point next(Point other) { return other; }
        @AfterRead Point twice() { return new Point(x * 2); }
      }

      interface Above {
        @BeforeSave default void above() { log("above"); }
        void log(String step);
      }
      interface Named<T> extends Above { @BeforeSave T named(); }
      abstract class Base<T> implements Above {
        @BeforeSave protected void base() { log("base"); }
        @BeforeSave void replaced() { log("not me"); }
        @AfterRead void read() { log("read"); }
      }
      @Document class Steps extends Base<Steps> implements Named<Steps> {
        @PartitionKey String steps = "";
        @BeforeSave void own() { log("own"); }
        @Override void replaced() { log("replaced"); }
        @Override public Steps named() {
          Steps copy = new Steps();
          copy.steps = steps + " named";
          return copy;
        }
        @Override public void log(String step) { steps = steps + " " + step; }
        @Override public String toString() { return steps; }
      }

      @Document class AVeryLongNameThatIsTooLong {
        @PartitionKey int id;
        @BeforeSave void aVeryLongNameOfAMethodThatDoesNotFitIntoOneLine() { id = 5; }
        @AfterRead void shorter() { id = 6; }
      }

      @Document @Discriminator(column = "kind") sealed interface Pet permits Cat, Dog {
        @PartitionKey int id();
      }
      @Variant("cat") record Cat(int id) implements Pet {
        @BeforeSave Cat fed() { return new Cat(id + 1); }
      }
      @Variant("dog") record Dog(int id) implements Pet {}

      interface Checked<T> { @BeforeSave default T checked() { throw new AssertionError(); } }
      @Document record Base0(@PartitionKey int id) implements Checked<Base0> {}
      @MaterializedView(of = Base0.class) record Seen(@PartitionKey int id)
          implements Checked<Seen> {
        @AfterRead Seen again() { return new Seen(id + 1); }
      }

      class Samples {
        static List<Object> all() {
          return List.of(
              new Point(1), new Steps(), new AVeryLongNameThatIsTooLong(), new Cat(1), new Seen(1));
        }
      }
      """;

  @Test
  void record_returns_what_is_saved_and_what_is_given_out() {
    Loaded loaded = Loaded.of(SOURCE);
    Object point = loaded.samples().get(0);

    assertThat(loaded.model("Point").prepare(point)).hasToString("Point[x=2]");
    assertThat(loaded.roundTrip("Point", point)).hasToString("Point[x=2]");
    assertThat(loaded.roundTrip("Seen", loaded.samples().get(4))).hasToString("Seen[id=2]");
  }

  @Test
  void hooks_run_from_the_supertypes_down_and_one_that_is_overridden_runs_once() {
    Loaded loaded = Loaded.of(SOURCE);
    Object steps = loaded.samples().get(1);

    assertThat(loaded.model("Steps").prepare(steps)).hasToString(" above base replaced named own");
    assertThat(loaded.roundTrip("Steps", steps)).hasToString(" above base replaced read");
  }

  @Test
  void view_has_no_hook_for_a_save() {
    Loaded loaded = Loaded.of(SOURCE);
    Object row = loaded.samples().get(4);

    assertThat(loaded.model("Seen").prepare(row)).isSameAs(row);
  }

  @Test
  void long_names_stay_on_short_lines() {
    String generated = Compilation.of(SOURCE).succeeds().generated("AVeryLongNameThatIsTooLong_");

    assertThat(generated.lines().filter(line -> line.contains("document.")))
        .isNotEmpty()
        .allMatch(line -> line.length() <= 100);
    assertThat(generated)
        .contains("document.aVeryLongNameOfAMethodThatDoesNotFitIntoOneLine();\n")
        .contains(".afterRead(document -> { document.shorter(); return document; })");
  }

  @Test
  void variant_has_hooks_of_its_own() {
    Loaded loaded = Loaded.of(SOURCE);
    Object cat = loaded.samples().get(3);

    assertThat(loaded.model("Pet").modelOf(cat).prepare(cat)).hasToString("Cat[id=2]");
  }
}
