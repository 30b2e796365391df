package dev.coodie.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What CQL forbids does not compile. */
class TypingTest {
  private static final String DOCUMENTS =
      """
      import dev.coodie.annotation.*;
      import java.util.*;
      @Document record A(@PartitionKey int id, @ClusteringKey int at, Set<String> open,
          @Frozen Set<String> frozen, String text, int number, Map<String, Integer> map, City city,
          @Frozen City old, @dev.coodie.annotation.Vector(2) float[] vector) {}
      @UserType record City(String name, int size) {}
      @UserType record Street(String name) {}
      @Document record Hits(@PartitionKey int id, @Counter long count) {}
      @Document @Discriminator(column = "kind") sealed interface Pet permits Cat, Dog {
        @PartitionKey int id();
      }
      @Variant("cat") record Cat(int id, int lives) implements Pet {}
      @Variant("dog") record Dog(int id) implements Pet {}
      interface Query<D> { void where(dev.coodie.column.Condition<? super D> condition); }
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A_.open.add(\"x\")",
        "A_.frozen.set(Set.of(\"x\"))",
        "A_.map.put(\"x\", 1)",
        "A_.text.like(\"x%\")",
        "A_.city.set(new City(\"x\", 1))",
        "A_.city.field(City_.name).set(\"x\")",
        "A_.city.field(City_.size).set(1)",
        "A_.vector.set(new float[] {1, 2})",
        "Hits_.count.add(1)",
        "A_.at.desc()",
        "pets.where(Pet_.id.eq(1))",
        "cats.where(Pet_.id.eq(1))",
        "cats.where(Cat_.lives.gt(1).and(Pet_.id.eq(1)))",
        "cats.where(Cat_.key(1))"
      })
  void this_compiles(String expression) {
    use(expression).succeeds();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A_.frozen.add(\"x\")",
        "A_.frozen.contains(\"x\")",
        "A_.id.set(1)",
        "A_.city.field(Street_.name)",
        "A_.city.field(City_.size).set(\"x\")",
        "A_.old.field(City_.name)",
        "A_.vector.set(List.of(1f, 2f))",
        "Hits_.count.set(1L)",
        "A_.at.set(1)",
        "A_.id.desc()",
        "A_.number.like(\"x%\")",
        "A_.number.eq(\"x\")",
        "pets.where(Cat_.lives.gt(1))",
        "dogs.where(Cat_.lives.gt(1))",
        "pets.where(Cat_.key(1))"
      })
  void this_does_not_compile(String expression) {
    assertThat(use(expression).errors()).hasSize(1).allMatch(e -> e.startsWith("3: "));
  }

  @Test
  void document_is_its_own_package_s_type() {
    Compilation.of(
            "package a; import dev.coodie.annotation.*; @UserType public record U(int x) {}",
            "package b; import dev.coodie.annotation.*; @Document public record D(@PartitionKey int"
                + " id, a.U u, java.util.List<a.U> us) {}",
            "package c; class Use { Object o = b.D_.MODEL; Object p = a.U_.TYPE; }")
        .succeeds();
  }

  private static Compilation use(String expression) {
    return Compilation.of(
        DOCUMENTS,
        """
        import java.util.*;
        class Use { Object use(Query<Pet> pets, Query<Cat> cats, Query<Dog> dogs) {
          %s;
          return "";
        } }
        """
            .formatted(expression));
  }
}
