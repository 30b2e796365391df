package dev.coodie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.driver.CqlStatement;
import dev.coodie.error.ConfigurationException;
import dev.coodie.error.InvalidDocumentException;
import dev.coodie.error.InvalidQueryException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written for {@code @CreatedAt} and its like, in each way to write. */
class AuditingTest {
  private static final Instant DAY = Instant.parse("2026-05-01T00:00:00Z");

  private final TestDriver driver = TestDriver.empty();
  private Instant now = DAY.plusNanos(1_999_999);
  private String user = "ann";
  private final Documents<Memo> memos =
      Coodie.of(
              driver,
              CoodieConfig.defaults().clock(() -> now).currentUser(String.class, () -> user))
          .documents(Memo.class);
  private final Instant first = DAY.plusMillis(1);
  private final Memo read = new Memo(1, "a", first, "ann", first, "ann");

  private void later() {
    now = DAY.plusSeconds(1);
    user = "bob";
  }

  @Test
  void an_insert_fills_all_four_in_milliseconds() {
    CqlStatement insert = memos.cql().insertIfNotExists(new Memo(1, "a"));

    assertThat(insert.values()).containsExactly(1, "a", first, "ann", first, "ann");
  }

  @Test
  void an_insert_keeps_a_creation_that_is_given() {
    Memo imported = new Memo(1, "a", DAY, "old", DAY, "old");

    assertThat(memos.cql().insertIfNotExists(imported).values())
        .containsExactly(1, "a", DAY, "old", first, "ann");
  }

  @Test
  void a_save_of_what_was_read_keeps_the_creation_and_returns_what_is_stored() {
    later();

    Memo saved = memos.save(read.withText("b"));

    assertThat(saved).isEqualTo(new Memo(1, "b", first, "ann", now, "bob"));
    assertThat(driver.sent.get(0).values()).containsExactly(1, "b", first, "ann", now, "bob");
  }

  @Test
  void a_save_that_may_replace_a_creation_is_refused_in_every_way() {
    Memo unknown = read.withoutAudit();

    assertThatThrownBy(() -> memos.save(unknown))
        .isInstanceOf(InvalidDocumentException.class)
        .hasMessageContaining("Memo has null in @CreatedAt column \"created_at\"")
        .hasMessageEndingWith("[coodie-1211]");
    assertThatThrownBy(() -> memos.async().save(unknown)).hasMessageEndingWith("[coodie-1211]");
    assertThatThrownBy(() -> memos.cql().save(unknown)).hasMessageEndingWith("[coodie-1211]");
    assertThatThrownBy(() -> memos.bulk().saveAll(List.of(unknown)))
        .hasStackTraceContaining("[coodie-1211]");
    assertThat(driver.sent).isEmpty();
  }

  @Test
  void a_save_that_skips_nulls_leaves_the_creation_as_it_is() {
    CqlStatement save = memos.skipNulls().cql().save(read.withoutAudit());

    assertThat(save.isUnset(2)).isTrue();
    assertThat(save.isUnset(3)).isTrue();
    assertThat(save.values().subList(4, 6)).containsExactly(first, "ann");
  }

  @Test
  void a_missing_creator_is_not_cleared() {
    CqlStatement save = memos.cql().save(new Memo(1, "a", first, null, null, null));

    assertThat(save.isUnset(3)).isTrue();
  }

  @Test
  void changes_are_written_with_their_time_and_author_and_without_the_creation() {
    later();

    Memo changed = memos.saveChanges(read, read.withoutAudit().withText("b"));

    assertThat(changed).isEqualTo(new Memo(1, "b", first, "ann", now, "bob"));
    assertThat(driver.sent.get(0).text())
        .isEqualTo(
            "UPDATE ks.memo SET \"text\" = ?, \"modified_at\" = ?, \"modified_by\" = ? WHERE"
                + " \"id\" = ?");
    assertThat(driver.sent.get(0).values()).containsExactly("b", now, "bob", 1);
  }

  @Test
  void nothing_is_written_when_only_the_time_differs() {
    later();

    assertThat(memos.saveChanges(read, read)).isSameAs(read);
    assertThat(memos.cql().saveChanges(read, read.withoutAudit())).isEmpty();
    assertThat(driver.sent).isEmpty();
  }

  @Test
  void updates_name_their_columns_themselves() {
    memos.at(Memo_.id.eq(1)).update(Memo_.text.set("b"));

    assertThat(driver.sent.get(0).text())
        .isEqualTo("UPDATE ks.memo SET \"text\" = ? WHERE \"id\" = ?");
  }

  @Test
  void json_is_refused_since_it_would_clear_them() {
    assertThatThrownBy(() -> memos.saveJson("{}"))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContaining("columns of who wrote it and when")
        .hasMessageEndingWith("[coodie-251]");
  }

  @Test
  void times_are_those_of_the_system_if_no_clock_is_given() {
    Memo saved =
        Coodie.of(driver, CoodieConfig.defaults().currentUser(String.class, () -> "ann"))
            .documents(Memo.class)
            .save(read);

    assertThat(Duration.between(saved.modifiedAt(), Instant.now()).abs())
        .isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void a_handle_without_a_user_reads_and_does_not_write() {
    Documents<Memo> readers = Coodie.of(driver).documents(Memo.class);

    assertThat(readers.find().all()).isEmpty();
    assertThatThrownBy(() -> readers.save(read))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageEndingWith("[coodie-1212]");
  }

  @Test
  void a_user_of_another_type_is_refused_when_the_handle_is_made() {
    Coodie coodie = Coodie.of(driver, CoodieConfig.defaults().currentUser(Long.class, () -> 1L));

    assertThatThrownBy(() -> coodie.documents(Memo.class))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("is for users of type String")
        .hasMessageContaining("gives Long")
        .hasMessageEndingWith("[coodie-1214]");
  }
}
