package dev.coodie.it.versions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.annotation.Check;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.embedded.CassandraVersion;
import dev.coodie.error.CheckViolatedException;
import dev.coodie.migrations.write.DocumentWriter;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Cassandra 6.0 checks of columns. */
class ChecksTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB =
      EmbeddedCoodieExtension.withDocuments(Parcel.class, Note.class)
          .onNode(node -> node.version(CassandraVersion.V6_0).transactions());

  @Document(table = "parcel")
  record Parcel(
      @PartitionKey @Check("> 0") int id,
      @Check({">= 0.5", "< 100"}) @Nullable BigDecimal weight,
      @Check(notNull = true, length = "> 2") @Nullable String label,
      @Check(octetLength = "< 8") @Nullable String photo,
      @Check(regexp = "[a-z]+") @Nullable String code,
      @Check(json = true) @Nullable String extra,
      @Check("> '2020-01-01'") @Nullable LocalDate day,
      @Nullable Integer shelf) {}

  @Document(table = "note")
  record Note(@PartitionKey int id, @Check("> 1") @Nullable Integer size) {}

  private final Coodie coodie = DB.coodie();
  private final Documents<Parcel> parcels = coodie.documents(Parcel.class).skipNulls();

  private static Parcel parcel(int id, @Nullable BigDecimal weight, @Nullable String label) {
    return new Parcel(id, weight, label, null, null, null, null, null);
  }

  private static String column(ThrowingCallable write) {
    CheckViolatedException error = catchThrowableOfType(CheckViolatedException.class, write);
    assertThat(error.id()).isEqualTo("coodie-542");
    return error.column().orElse("");
  }

  @Test
  void what_the_documents_say_is_made_once() {
    assertThat(coodie.schema().plan(Parcel.class, Note.class).changes().list()).isEmpty();
    assertThat(coodie.schema().exclusive().plan(Parcel.class).changes().list())
        .noneMatch(change -> change.owner().equals("parcel"));
  }

  @Test
  void a_violation_names_its_column() {
    BigDecimal one = BigDecimal.ONE;

    assertThat(column(() -> parcels.save(parcel(0, one, "long")))).isEqualTo("id");
    assertThat(column(() -> parcels.save(parcel(1, BigDecimal.ZERO, "long")))).isEqualTo("weight");
    assertThat(column(() -> parcels.save(parcel(1, one, "x")))).isEqualTo("label");
    assertThat(
            column(
                () ->
                    parcels.save(new Parcel(1, one, "long", "123456789", null, null, null, null))))
        .isEqualTo("photo");
    assertThat(column(() -> parcels.save(new Parcel(1, one, "long", null, "9", null, null, null))))
        .isEmpty();
    assertThat(column(() -> parcels.save(new Parcel(1, one, "long", null, null, "{", null, null))))
        .isEqualTo("extra");
    assertThat(
            column(
                () ->
                    parcels.save(
                        new Parcel(
                            1, one, "long", null, null, null, LocalDate.of(2000, 1, 1), null))))
        .isEqualTo("day");
    assertThat(parcels.find(ChecksTest_Parcel_.id.eq(1)).all()).isEmpty();
  }

  @Test
  void null_breaks_a_check_unless_nulls_are_skipped() {
    Documents<Note> notes = coodie.documents(Note.class);

    assertThat(column(() -> notes.save(new Note(1, null)))).isEqualTo("size");
    notes.skipNulls().save(new Note(2, null));
    assertThat(notes.find(ChecksTest_Note_.id.eq(2)).one().size()).isNull();
  }

  @Test
  void an_update_must_set_what_is_never_null() {
    Parcel before = parcel(5, BigDecimal.ONE, "long");
    parcels.save(before);

    assertThatThrownBy(
            () -> parcels.at(ChecksTest_Parcel_.id.eq(5)).update(ChecksTest_Parcel_.shelf.set(1)))
        .hasMessageContaining("must set \"label\"")
        .hasMessageEndingWith("[coodie-543]");
    assertThatThrownBy(() -> parcels.saveChanges(before, parcel(5, BigDecimal.TEN, "long")))
        .hasMessageEndingWith("[coodie-543]");
    assertThatThrownBy(() -> coodie.execute("UPDATE parcel SET shelf = 1 WHERE id = 5"))
        .isInstanceOf(CheckViolatedException.class)
        .hasMessageContaining("Column 'label' has to be specified");
    parcels
        .at(ChecksTest_Parcel_.id.eq(5))
        .update(ChecksTest_Parcel_.shelf.set(1), ChecksTest_Parcel_.label.set("other"));
    parcels.saveChanges(before, parcel(5, BigDecimal.TEN, "longer"));
    assertThat(parcels.get(ChecksTest_Parcel_.id.eq(5)).weight()).isEqualTo(BigDecimal.TEN);
    assertThatThrownBy(
            () -> parcels.at(ChecksTest_Parcel_.id.eq(5)).delete(ChecksTest_Parcel_.label))
        .isInstanceOf(CheckViolatedException.class);
  }

  @Test
  void a_check_that_differs_is_altered_and_taken_back() {
    coodie.schema().run("ALTER TABLE note ALTER size CHECK size > 5");
    var changes = coodie.schema().plan(Note.class).changes();
    try {
      assertThat(changes.list())
          .singleElement()
          .satisfies(
              change -> {
                assertThat(change.toString()).contains("CHECK size > 5");
                assertThat(change.undo()).allMatch(undo -> undo.endsWith("CHECK size > 5"));
              });
    } finally {
      coodie.schema().plan(Note.class).apply();
    }

    assertThat(coodie.schema().plan(Note.class).changes().list()).isEmpty();
    assertThat(column(() -> coodie.documents(Note.class).save(new Note(1, 1)))).isEqualTo("size");
    coodie.documents(Note.class).save(new Note(1, 2));
  }

  @Test
  void written_documents_have_the_checks_and_modes_of_the_tables() {
    coodie.schema().run("CREATE TABLE moved (id int PRIMARY KEY) WITH transactional_mode = 'full'");
    String written =
        DocumentWriter.of("x").write(coodie.schema().read().orElseThrow()).sources().stream()
            .map(source -> source.text())
            .collect(Collectors.joining());
    coodie.schema().run("DROP TABLE moved");

    assertThat(written)
        .contains("@PartitionKey @Check(\"> 0\")")
        .contains("@Check({\">= 0.5\", \"< 100\"})")
        .contains("@Check(length = \"> 2\", notNull = true)")
        .contains("@Check(octetLength = \"< 8\")")
        .contains("@Check(regexp = \"[a-z]+\")")
        .contains("@Check(json = true)")
        .contains("@Check(\"> '2020-01-01'\")")
        .contains("@TableOption(name = \"transactional_mode\", value = \"full\")")
        .doesNotContain("fast_path")
        .doesNotContain("is not here");
  }
}
