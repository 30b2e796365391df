package dev.coodie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.Row;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.error.MappingException;
import dev.coodie.model.DocumentModel;
import dev.coodie.model.ModelColumn;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PolymorphismTest {
  private static final Pet.Cat TOM = new Pet.Cat(1, "Tom", true);
  private static final Pet.Lion LEO = new Pet.Lion(2, null);
  private static final Pet.Dog REX = new Pet.Dog(3, "Rex", null);
  private static final String CAT_COLUMNS = "\"id\", \"name\", \"indoor\", \"pet_type\"";
  private static final String FELINE_COLUMNS = CAT_COLUMNS;

  private final Coodie coodie = Coodie.of(TestDriver.empty());

  @Test
  void the_columns_of_a_hierarchy_are_those_of_all_variants() {
    assertThat(Pet_.MODEL.columns())
        .extracting(ModelColumn::name)
        .containsExactly("id", "name", "indoor", "pet_type", "breed");
  }

  @Test
  void rows_become_the_variant_that_their_discriminator_names() {
    Coodie found = Coodie.of(TestDriver.answering(TestDriver.page(Pet_.MODEL, TOM, LEO, REX)));

    assertThat(found.documents(Pet.class).find().all()).containsExactly(TOM, LEO, REX);
  }

  @Test
  void an_inner_level_reads_its_own_variants() {
    Coodie found = Coodie.of(TestDriver.answering(TestDriver.page(Pet_Feline_.MODEL, TOM, LEO)));

    assertThat(found.documents(Pet.Feline.class).find().allowFiltering().all())
        .containsExactly(TOM, LEO);
  }

  @Test
  void an_unknown_discriminator_lists_the_known_ones_and_not_the_value() {
    assertThatThrownBy(() -> coodie.documents(Pet.class).read(row(Pet_.MODEL, REX, "unicorn")))
        .isInstanceOf(MappingException.class)
        .hasMessageContainingAll("\"pet_type\"", "Pet", "cat, lion, dog")
        .hasMessageNotContaining("unicorn");
    assertThatThrownBy(() -> coodie.documents(Pet.class).read(row(Pet_.MODEL, REX, null)))
        .isInstanceOf(MappingException.class);
  }

  @Test
  void a_row_of_another_variant_is_not_read_as_this_one() {
    Row dog = row(Pet_.MODEL, REX, "dog");

    assertThatThrownBy(() -> coodie.documents(Pet.Cat.class).read(dog))
        .isInstanceOf(MappingException.class)
        .hasMessageContainingAll("\"pet_type\"", "Cat", "Known variants: cat.");
  }

  @Test
  void a_variant_that_rejected_an_insert_is_not_read_as_another() {
    Row dog = row(Pet_.MODEL, REX, "dog");
    Coodie rejecting = Coodie.of(TestDriver.answering(LwtTest.rejected(dog)));

    LwtResult<Pet> asPet = rejecting.documents(Pet.class).insertIfNotExists(TOM);
    LwtResult<Pet.Cat> asCat = rejecting.documents(Pet.Cat.class).insertIfNotExists(TOM);

    assertThat(asPet.current()).contains(REX);
    assertThatThrownBy(asCat::current).isInstanceOf(MappingException.class);
  }

  @Test
  void a_document_is_saved_by_the_model_of_its_class() {
    CqlStatement asPet = coodie.documents(Pet.class).cql().save(TOM);
    CqlStatement asCat = coodie.documents(Pet.Cat.class).cql().save(TOM);

    assertThat(asPet.text())
        .isEqualTo("INSERT INTO ks.pets (" + CAT_COLUMNS + ") VALUES (?, ?, ?, ?)")
        .isEqualTo(asCat.text());
    assertThat(asPet.values()).containsExactly(1, "Tom", true, "cat").isEqualTo(asCat.values());
    assertThat(coodie.documents(Pet.class).cql().save(REX).values())
        .containsExactly(3, "Rex", null, "dog");
  }

  @ParameterizedTest
  @MethodSource("queries")
  void only_the_rows_of_a_type_are_asked_for(
      String cql, Function<Coodie, CqlStatement> query, List<Object> values) {
    CqlStatement statement = query.apply(coodie);

    assertThat(statement.text()).isEqualTo(cql);
    assertThat(statement.values()).isEqualTo(values);
  }

  static Stream<Arguments> queries() {
    return Stream.of(
        sql(
            "SELECT \"id\", \"name\", \"indoor\", \"pet_type\", \"breed\" FROM ks.pets",
            c -> c.documents(Pet.class).find().cql().all()),
        sql(
            "SELECT "
                + CAT_COLUMNS
                + " FROM ks.pets WHERE \"id\" = ? AND \"pet_type\" = ? ALLOW"
                + " FILTERING",
            c -> c.documents(Pet.Cat.class).find(Pet_Cat_.id.eq(1)).cql().all(),
            1,
            "cat"),
        sql(
            "SELECT "
                + CAT_COLUMNS
                + " FROM ks.pets WHERE \"id\" = ? AND \"pet_type\" = ? ALLOW FILTERING",
            c -> c.documents(Pet.Cat.class).cql().get(Pet_.id.eq(1)),
            1,
            "cat"),
        sql(
            "SELECT " + CAT_COLUMNS + " FROM ks.pets WHERE \"pet_type\" = ? ALLOW FILTERING",
            c -> c.documents(Pet.Cat.class).find().allowFiltering().cql().all(),
            "cat"),
        sql(
            "SELECT count(*) FROM ks.pets WHERE \"pet_type\" = ? ALLOW FILTERING",
            c -> c.documents(Pet.Cat.class).find().allowFiltering().cql().count(),
            "cat"),
        sql(
            "SELECT \"id\", \"name\", \"breed\", \"pet_type\" FROM ks.pets WHERE \"pet_type\" = ?",
            c -> c.documents(Pet.Dog.class).find().cql().all(),
            "dog"),
        sql(
            "SELECT " + FELINE_COLUMNS + " FROM ks.pets WHERE \"pet_type\" IN ? ALLOW FILTERING",
            c -> c.documents(Pet.Feline.class).find().allowFiltering().cql().all(),
            List.of("cat", "lion")));
  }

  @Test
  void a_variant_is_not_looked_for_in_the_whole_table_unasked() {
    Documents<Pet.Cat> cats = coodie.documents(Pet.Cat.class);

    assertThatThrownBy(() -> cats.find().all())
        .isInstanceOf(InvalidQueryException.class)
        .hasMessage(
            "Only some rows of table pets are Cat, and finding them without a partition key reads the"
                + " whole table. Add the partition key, allowFiltering(), or @Discriminator(indexed ="
                + " true). [coodie-228]");
    assertThatThrownBy(() -> cats.find(Pet_Cat_.id.gt(1)).exists())
        .isInstanceOf(InvalidQueryException.class);
    assertThatThrownBy(() -> cats.find(cats.token().gt(1)).count())
        .isInstanceOf(InvalidQueryException.class);
  }

  @Test
  void a_column_of_the_root_may_be_used_on_a_variant() {
    CqlStatement statement = coodie.documents(Pet.Dog.class).find(Pet_.name.eq("Rex")).cql().all();

    assertThat(statement.text()).contains("WHERE \"name\" = ? AND \"pet_type\" = ?");
  }

  private static <D> Row row(DocumentModel<D> model, D document, @Nullable String discriminator) {
    ResultColumns columns = TestDriver.columns(model);
    List<@Nullable ByteBuffer> cells = TestDriver.cells(model, document);
    cells.set(
        columns.indexOf("pet_type"),
        discriminator == null ? null : ValueType.TEXT.encode(discriminator));
    return Row.of(columns, cells);
  }

  private static Arguments sql(String cql, Function<Coodie, CqlStatement> query, Object... values) {
    return arguments(cql, query, Arrays.asList(values));
  }
}
