package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.Documents;
import dev.coodie.annotation.CreatedAt;
import dev.coodie.annotation.CreatedBy;
import dev.coodie.annotation.Discriminator;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.ModifiedAt;
import dev.coodie.annotation.ModifiedBy;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.Variant;
import dev.coodie.annotation.Version;
import dev.coodie.batch.Batch;
import dev.coodie.error.InvalidDocumentException;
import dev.coodie.error.StaleDocumentException;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a row tells of who made and changed it, after every way to write it. */
class AuditingTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB =
      EmbeddedCoodieExtension.withDocuments(
          Letter.class, Ticket.class, Folder.class, AuditedShape.class);

  /** A record without a version. */
  @Document
  record Letter(
      @PartitionKey int id,
      @Nullable String text,
      @CreatedAt @Nullable Instant createdAt,
      @CreatedBy @Nullable String createdBy,
      @ModifiedAt @Nullable Instant modifiedAt,
      @ModifiedBy Optional<String> modifiedBy) {
    Letter(int id, @Nullable String text) {
      this(id, text, null, null, null, Optional.empty());
    }

    Letter with(@Nullable String other) {
      return new Letter(id, other, createdAt, createdBy, modifiedAt, modifiedBy);
    }
  }

  /** A record whose version tells whether it is new. */
  @Document
  record Ticket(
      @PartitionKey int id,
      String title,
      @Version long version,
      @CreatedAt @Nullable Instant created,
      @ModifiedAt @Nullable Instant modified) {
    Ticket titled(String other) {
      return new Ticket(id, other, version, created, modified);
    }
  }

  /** A class with setters. */
  @Document
  static final class Folder {
    @PartitionKey int id;
    @Nullable String name;
    @CreatedAt @Nullable Instant created;
    @ModifiedAt @Nullable Instant modified;
  }

  /** A hierarchy. */
  @Document
  @Discriminator(column = "kind")
  sealed interface AuditedShape {
    @PartitionKey
    int id();
  }

  @Variant("round")
  record Round(int id, @CreatedAt @Nullable Instant made) implements AuditedShape {}

  @Variant("plain")
  record Plain(int id) implements AuditedShape {}

  private static final Instant FIRST = Instant.parse("2026-05-01T08:00:00.123Z");
  private static final Instant LATER = FIRST.plusSeconds(60);

  private Instant now = FIRST.plusNanos(456);
  private String user = "ann";
  private final Coodie coodie =
      Coodie.connect(
          CoodieConfig.at(DB.node().contactPoint())
              .localDatacenter(DB.node().localDatacenter())
              .keyspace(DB.keyspace())
              .clock(() -> now)
              .currentUser(String.class, () -> user));
  private final Documents<Letter> letters = coodie.documents(Letter.class);

  @BeforeEach
  void empty() {
    letters.truncate();
    coodie.documents(Ticket.class).truncate();
  }

  @AfterEach
  void close() {
    coodie.close();
  }

  private void later() {
    now = LATER;
    user = "bob";
  }

  private Letter stored() {
    return letters.get(AuditingTest_Letter_.key(1));
  }

  @Test
  void a_row_keeps_how_it_was_made_and_tells_how_it_was_changed() {
    assertThat(letters.insertIfNotExists(new Letter(1, "a")).applied()).isTrue();
    assertThat(stored()).isEqualTo(new Letter(1, "a", FIRST, "ann", FIRST, Optional.of("ann")));

    later();
    Letter saved = letters.save(stored().with("b"));

    assertThat(saved).isEqualTo(new Letter(1, "b", FIRST, "ann", LATER, Optional.of("bob")));
    assertThat(stored()).isEqualTo(saved);
  }

  @Test
  void a_rejected_insert_changes_nothing() {
    letters.insertIfNotExists(new Letter(1, "a"));
    later();

    assertThat(letters.insertIfNotExists(new Letter(1, "b")).current().orElseThrow().createdAt())
        .isEqualTo(FIRST);
    assertThat(stored().modifiedBy()).contains("ann");
  }

  @Test
  void a_blind_save_does_not_lose_the_creation() {
    letters.insertIfNotExists(new Letter(1, "a"));
    later();

    assertThatThrownBy(() -> letters.save(new Letter(1, "b")))
        .isInstanceOf(InvalidDocumentException.class);
    letters.skipNulls().save(new Letter(1, "c"));
    letters.skipNulls().bulk().saveAll(List.of(new Letter(1, "d")));
    coodie.execute(letters.skipNulls().cql().save(new Letter(1, "e")));

    assertThat(stored()).isEqualTo(new Letter(1, "e", FIRST, "ann", LATER, Optional.of("bob")));
  }

  @Test
  void a_save_whose_time_is_given_makes_a_row_without_a_condition() {
    letters.save(new Letter(1, "a", LATER, "import", null, Optional.empty()));

    assertThat(stored()).isEqualTo(new Letter(1, "a", LATER, "import", FIRST, Optional.of("ann")));
  }

  @Test
  void changes_keep_the_creation_and_the_rest_of_the_row() {
    letters.insertIfNotExists(new Letter(1, "a"));
    Letter before = stored();
    later();

    letters.saveChanges(before, new Letter(1, null));
    assertThat(stored()).isEqualTo(new Letter(1, null, FIRST, "ann", LATER, Optional.of("bob")));

    Letter swapped = letters.compareAndSet(AuditingTest_Letter_.key(1), l -> l.with("z"));
    assertThat(stored()).isEqualTo(swapped);
    assertThat(swapped.createdAt()).isEqualTo(FIRST);
  }

  @Test
  void a_row_from_before_there_was_a_creation_stays_without_one() {
    letters.at(AuditingTest_Letter_.id.eq(1)).update(AuditingTest_Letter_.text.set("old"));
    later();

    letters.saveChanges(stored(), stored().with("new"));

    assertThat(stored()).isEqualTo(new Letter(1, "new", null, null, LATER, Optional.of("bob")));
  }

  @Test
  void a_batch_writes_them_too() {
    letters.insertIfNotExists(new Letter(1, "a"));
    Letter before = stored();
    later();

    coodie.execute(Batch.unlogged(letters.cql().save(before.with("b"))));

    assertThat(stored()).isEqualTo(new Letter(1, "b", FIRST, "ann", LATER, Optional.of("bob")));
  }

  @Test
  void a_version_tells_new_rows_from_old_ones() {
    Documents<Ticket> tickets = coodie.documents(Ticket.class);
    Ticket made = tickets.save(new Ticket(1, "a", 0, null, null));
    assertThat(made).isEqualTo(new Ticket(1, "a", 1, FIRST, FIRST));

    later();
    assertThatThrownBy(() -> tickets.save(new Ticket(1, "b", 0, null, null)))
        .isInstanceOf(StaleDocumentException.class);
    Ticket changed = tickets.save(new Ticket(1, "b", made.version(), null, null));

    assertThat(changed.modified()).isEqualTo(LATER);
    assertThat(tickets.get(AuditingTest_Ticket_.key(1)))
        .isEqualTo(new Ticket(1, "b", 2, FIRST, LATER));
    tickets.bulk().saveAll(List.of(new Ticket(2, "c", 0, null, null)));
    assertThat(tickets.get(AuditingTest_Ticket_.key(2)).created()).isEqualTo(LATER);
  }

  @Test
  void an_object_is_left_as_it_is_and_a_new_one_returned() {
    Documents<Folder> folders = coodie.documents(Folder.class);
    Folder folder = new Folder();
    folder.id = 1;
    folder.created = FIRST;

    Folder saved = folders.save(folder);

    assertThat(saved.modified).isEqualTo(FIRST);
    assertThat(folder.modified).isNull();
  }

  @Test
  void a_variant_has_columns_of_its_own() {
    Documents<AuditedShape> shapes = coodie.documents(AuditedShape.class);

    shapes.insertIfNotExists(new Round(1, null));
    shapes.save(new Plain(2));

    assertThat(shapes.get(AuditingTest_AuditedShape_.key(1))).isEqualTo(new Round(1, FIRST));
    assertThatThrownBy(() -> shapes.save(new Round(1, null)))
        .isInstanceOf(InvalidDocumentException.class);
  }
}
