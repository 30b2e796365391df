package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.error.MappingException;
import dev.coodie.it.Animal.Feline;
import dev.coodie.it.Animal.Lion;
import dev.coodie.it.Animal.Parrot;
import dev.coodie.it.Animal.Tiger;
import dev.coodie.test.EmbeddedCoodieExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedCoodieExtension.class)
class PolymorphismTest {
  private static final Lion LION = new Lion("berlin", 1, true);
  private static final Tiger TIGER = new Tiger("berlin", 2, 80);
  private static final Parrot PARROT = new Parrot("berlin", 3, null);

  private final Coodie coodie;

  PolymorphismTest(Coodie coodie) {
    this.coodie = coodie;
  }

  @BeforeAll
  static void save_animals(Coodie coodie) {
    coodie.schema().plan(Animal.class, Shape.class).apply();
    Documents<Animal> animals = coodie.documents(Animal.class);
    animals.save(LION);
    animals.save(TIGER);
    coodie.documents(Parrot.class).save(PARROT);
  }

  @Test
  void the_root_reads_every_variant() {
    assertThat(coodie.documents(Animal.class).find(Animal_.partition("berlin")).all())
        .containsExactly(LION, TIGER, PARROT);
  }

  @Test
  @Needs(ServerFeature.IN_BY_FILTERING)
  void an_inner_level_reads_its_own_variants() {
    assertThat(coodie.documents(Feline.class).find(Animal_.partition("berlin")).all())
        .containsExactly(LION, TIGER);
  }

  @Test
  void a_variant_reads_itself_alone() {
    Documents<Tiger> tigers = coodie.documents(Tiger.class);

    assertThat(tigers.find(Animal_.partition("berlin")).all()).containsExactly(TIGER);
    assertThat(tigers.findOne(Animal_.key("berlin", 1))).isEmpty();
    assertThat(tigers.find(Animal_.partition("berlin"), Animal_Tiger_.stripes.gt(70)).count())
        .isEqualTo(1);
    assertThat(tigers.find().allowFiltering().all()).containsExactly(TIGER);
  }

  @Test
  void a_variant_is_not_searched_through_the_whole_table_unasked() {
    assertThatThrownBy(() -> coodie.documents(Tiger.class).find().all())
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContaining("allowFiltering()");
  }

  @Test
  void an_indexed_discriminator_finds_variants_of_an_abstract_class() {
    Documents<Shape> shapes = coodie.documents(Shape.class);
    Shape.Circle circle = new Shape.Circle();
    circle.id = 1;
    circle.radius = 2.5;
    Shape.Square square = new Shape.Square();
    square.id = 2;
    square.side = 4;
    shapes.save(circle);
    shapes.save(square);

    assertThat(shapes.find().all()).hasSize(2);
    assertThat(coodie.documents(Shape.Square.class).find().all())
        .singleElement()
        .extracting(s -> s.side)
        .isEqualTo(4.0);
  }

  @Test
  void an_unknown_variant_is_named_by_what_is_known() {
    coodie.execute("INSERT INTO animals (zoo, id, kind) VALUES ('rome', 1, 'dragon')");

    assertThatThrownBy(() -> coodie.documents(Animal.class).find(Animal_.partition("rome")).all())
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("Known variants:")
        .hasMessageContaining("lion")
        .hasMessageNotContaining("dragon");
  }
}
