package dev.coodie.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.error.MappingException;
import dev.coodie.model.DiscriminatorModel;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Several types in one table. */
class HierarchyTest {
  private static final String SEALED =
      """
      import dev.coodie.annotation.*;
      import java.util.*;

      @Document(table = "pets", keyspace = "zoo", naming = Naming.AS_IS, defaultTtl = 5)
      @Discriminator(column = "kind")
      sealed interface Pet permits Feline, Dog {
        @PartitionKey UUID id();
        @ClusteringKey(order = ClusteringOrder.DESC) int bornIn();
        String name();
        default String label() { return name(); }
        double weight();
      }
      sealed interface Feline extends Pet permits Cat, BigCat { int lives(); }
      sealed interface BigCat extends Feline permits Lion, Tiger { Set<String> prey(); }
      @Variant("cat")
      record Cat(UUID id, int bornIn, String name, int lives, boolean indoor) implements Feline {
        public double weight() { return 4; }
      }
      @Variant("lion")
      record Lion(String name, UUID id, int bornIn, int lives, Set<String> prey) implements BigCat {
        public double weight() { return 190; }
      }
      @Variant("tiger")
      record Tiger(UUID id, int bornIn, String name, int lives, Set<String> prey, int stripes)
          implements BigCat {
        public double weight() { return 220; }
      }
      @Variant("dog")
      record Dog(UUID id, int bornIn, String name, Optional<String> breed) implements Pet {
        public double weight() { return 20; }
      }
      class Samples {
        static List<Pet> all() {
          UUID id = new UUID(1, 2);
          return List.of(
              new Cat(id, 1, "c", 9, true),
              new Lion("l", id, 2, 1, Set.of("gnu")),
              new Tiger(id, 3, "t", 1, Set.of(), 100),
              new Dog(id, 4, "d", Optional.of("x")));
        }
      }
      """;

  @Test
  void root_reads_every_variant() {
    Loaded loaded = Loaded.of(SEALED);

    for (Object pet : loaded.samples()) {
      assertThat(loaded.roundTrip("Pet", pet)).isEqualTo(pet);
      assertThat(loaded.roundTrip(pet.getClass().getName(), pet)).isEqualTo(pet);
    }
  }

  @Test
  void inner_level_reads_the_variants_below_it() {
    Loaded loaded = Loaded.of(SEALED);
    List<Object> pets = loaded.samples();

    assertThat(loaded.roundTrip("Feline", pets.get(0))).isEqualTo(pets.get(0));
    assertThat(loaded.roundTrip("Feline", pets.get(1))).isEqualTo(pets.get(1));
    assertThat(loaded.roundTrip("BigCat", pets.get(2))).isEqualTo(pets.get(2));
    assertThat(loaded.model("BigCat").discriminator())
        .contains(new DiscriminatorModel("kind", List.of("lion", "tiger"), false, false));
    assertThat(loaded.model("Pet").discriminator())
        .contains(
            new DiscriminatorModel("kind", List.of("cat", "lion", "tiger", "dog"), true, false));
  }

  @Test
  void table_settings_and_annotations_come_from_above() {
    Loaded loaded = Loaded.of(SEALED);

    for (String type : List.of("Pet", "Feline", "Lion", "Dog")) {
      assertThat(loaded.model(type).tableName()).isEqualTo("pets");
      assertThat(loaded.model(type).keyspace()).contains("zoo");
      assertThat(loaded.model(type).definition().defaultTtl()).isEqualTo(5);
    }
    assertThat(loaded.columns("Lion"))
        .containsExactly(
            "id uuid PARTITION_KEY ASC",
            "bornIn int CLUSTERING DESC",
            "name text REGULAR",
            "lives int REGULAR",
            "prey set<text> REGULAR",
            "kind text REGULAR");
  }

  @Test
  void level_has_the_columns_it_declares_and_all_variants_store() {
    Loaded loaded = Loaded.of(SEALED);

    assertThat(publicConstants(loaded, "Pet_")).containsExactly("MODEL", "bornIn", "id", "name");
    assertThat(publicConstants(loaded, "BigCat_"))
        .containsExactly("MODEL", "bornIn", "id", "lives", "name", "prey");
    assertThat(loaded.condition("BigCat", "key", new UUID(1, 2), 3)).isEqualTo("id, bornIn");
    assertThat(loaded.condition("BigCat", "partition", new UUID(1, 2))).isEqualTo("id");
  }

  @Test
  void unknown_discriminator_is_an_error_that_lists_the_known() {
    Loaded loaded = Loaded.of(SEALED);
    Object dog = loaded.samples().get(3);

    assertThatThrownBy(() -> loaded.model("Feline").modelOf(dog)).hasMessageContaining("Dog");
    assertThatThrownBy(
            () ->
                loaded
                    .model("Feline")
                    .read(new Loaded.Bytes(Arrays.asList(new java.nio.ByteBuffer[20]))))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("cat, lion, tiger");
  }

  @Test
  void abstract_classes_hand_down_their_fields() {
    Loaded loaded =
        Loaded.of(
            """
            import dev.coodie.annotation.*;
            import java.util.*;

            @Document @Discriminator(column = "kind", indexed = true)
            abstract sealed class Shape permits Circle, Polygon {
              private @PartitionKey int id;
              private String name;
              protected Shape() {}
              int getId() { return id; }
              void setId(int id) { this.id = id; }
              public String getName() { return name; }
              public void setName(String name) { this.name = name; }
              abstract double area();
              @Override public boolean equals(Object o) {
                return o.getClass() == getClass() && ((Shape) o).id == id
                    && ((Shape) o).area() == area() && ((Shape) o).name.equals(name);
              }
              @Override public int hashCode() { return id; }
            }
            @Variant("circle") final class Circle extends Shape {
              double radius;
              @Override double area() { return radius; }
            }
            abstract sealed class Polygon extends Shape permits Square {
              int corners;
              @Override double area() { return corners; }
            }
            @Variant("square") final class Square extends Polygon {
              String color;
            }
            class Samples {
              static List<Shape> all() {
                Circle circle = new Circle();
                circle.setName("c");
                circle.radius = 2;
                Square square = new Square();
                square.setId(1);
                square.setName("s");
                square.corners = 4;
                return List.of(circle, square);
              }
            }
            """);

    for (Object shape : loaded.samples()) {
      assertThat(loaded.roundTrip("Shape", shape)).isEqualTo(shape);
    }
    assertThat(publicConstants(loaded, "Polygon_"))
        .containsExactly("MODEL", "corners", "id", "name");
    assertThat(loaded.columns("Square"))
        .containsExactly(
            "id int PARTITION_KEY ASC",
            "name text REGULAR",
            "corners int REGULAR",
            "color text REGULAR",
            "kind text REGULAR");
    assertThat(loaded.model("Shape").definition().indexes().toString()).contains("shape_kind_idx");
  }

  @Test
  void open_root_lists_its_variants() {
    Loaded loaded =
        Loaded.of(
            """
            import dev.coodie.annotation.*;
            import java.util.*;

            @Document(variants = {Nested.Car.class, Bike.class})
            @Discriminator(column = "kind")
            interface Vehicle { @PartitionKey String getId(); }
            @Variant("bike") record Bike(String id, int gears) implements Vehicle {
              public String getId() { return id; }
            }
            class Nested {
              @Variant("car") record Car(String id, String fuel) implements Motorized {
                public String getId() { return id; }
              }
            }
            interface Motorized extends Vehicle { String fuel(); }
            class Samples {
              static List<Vehicle> all() {
                return List.of(new Nested.Car("a", "diesel"), new Bike("b", 7));
              }
            }
            """);

    for (Object vehicle : loaded.samples()) {
      assertThat(loaded.roundTrip("Vehicle", vehicle)).isEqualTo(vehicle);
    }
    assertThat(loaded.columns("Vehicle").get(0)).isEqualTo("id text PARTITION_KEY ASC");
    assertThat(publicConstants(loaded, "Motorized_")).containsExactly("MODEL", "fuel", "id");
    assertThat(publicConstants(loaded, "Nested_Car_")).containsExactly("MODEL", "fuel", "id");
  }

  private static List<String> publicConstants(Loaded loaded, String type) {
    try {
      return Arrays.stream(loaded.classes().loadClass(type).getFields())
          .map(field -> field.getName())
          .sorted()
          .toList();
    } catch (ClassNotFoundException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
