package dev.coodie.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.error.MappingException;
import dev.coodie.model.DocumentModel;
import dev.coodie.model.ProjectionModel;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Partial views. */
class ProjectionTest {
  private static final String SOURCE =
      """
      import dev.coodie.annotation.*;
      import java.util.*;
      import org.jspecify.annotations.Nullable;

      @Document record A(@PartitionKey String id, @Nullable Integer count, @CqlType("timeuuid") UUID at,
          @Frozen List<String> names, Set<Integer> numbers, Optional<String> note, B b) {}
      @UserType record B(int x) {}
      @Projection(A.class) record Boxed(Set<Integer> numbers, Optional<Integer> count, UUID at, B b) {}
      @Projection(A.class) record Bare(int count, String note, List<String> names) {}
      class Outer { @Projection(A.class) record Id(String id) {} }

      @Document @Discriminator(column = "kind") sealed interface Pet permits Cat { String name(); }
      @Variant("cat") record Cat(@PartitionKey int id, String name, int lives) implements Pet {}
      @Projection(Pet.class) record PetName(String name) {}
      @Projection(Cat.class) record CatLives(int lives) {}

      class Samples {
        static List<Object> all() {
          UUID at = UUID.fromString("b54adc00-67f9-11ef-9669-000000000001");
          return List.of(
              new A("i", 1, at, List.of("n"), Set.of(2), Optional.of("o"), new B(3)),
              new A("i", null, null, List.of(), Set.of(), Optional.empty(), null),
              new Boxed(Set.of(2), Optional.of(1), at, new B(3)),
              new Boxed(Set.of(), Optional.empty(), null, null),
              new Bare(1, "o", List.of("n")),
              new Outer.Id("i"));
        }
      }
      """;

  @Test
  void projection_reads_some_columns_in_its_own_order() {
    Loaded loaded = Loaded.of(SOURCE);
    List<Object> samples = loaded.samples();

    assertThat(read(loaded, "Boxed", samples.get(0))).isEqualTo(samples.get(2));
    assertThat(read(loaded, "Boxed", samples.get(1))).isEqualTo(samples.get(3));
    assertThat(read(loaded, "Bare", samples.get(0))).isEqualTo(samples.get(4));
    assertThat(read(loaded, "Outer_Id", samples.get(0))).isEqualTo(samples.get(5));
  }

  @Test
  void missing_cell_does_not_fit_a_primitive_component() {
    Loaded loaded = Loaded.of(SOURCE);

    assertThatThrownBy(() -> read(loaded, "Bare", loaded.samples().get(1)))
        .isInstanceOf(MappingException.class);
  }

  @Test
  void projection_may_show_a_hierarchy_or_a_variant() {
    Loaded loaded = Loaded.of(SOURCE);

    assertThat(loaded.projection("PetName").columns().toString()).isEqualTo("[name text]");
    assertThat(loaded.projection("PetName").document().getName()).isEqualTo("Pet");
    assertThat(loaded.projection("CatLives").columns().toString()).isEqualTo("[lives int]");
  }

  private static Object read(Loaded loaded, String projection, Object document) {
    DocumentModel<Object> model = loaded.model("A");
    ProjectionModel<Object, Object> view = loaded.projection(projection);
    @Nullable ByteBuffer[] cells = model.cells(document, 0);
    List<@Nullable ByteBuffer> shown = new ArrayList<>();
    view.columns().forEach(c -> shown.addAll(Arrays.asList(cells[model.position(c.name())])));
    return view.read(new Loaded.Bytes(shown));
  }
}
