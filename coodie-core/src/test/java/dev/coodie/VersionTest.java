package dev.coodie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.column.ValueType;
import dev.coodie.driver.CqlStatement;
import dev.coodie.driver.ResultColumns;
import dev.coodie.driver.ResultColumns.ResultColumn;
import dev.coodie.driver.ResultPage;
import dev.coodie.driver.Row;
import dev.coodie.error.StaleDocumentException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class VersionTest {
  private static final String UPDATE =
      "UPDATE ks.draft SET \"text\" = ?, \"tags\" = ?, \"place\" = ?, \"version\" = ?, \"meaning\" ="
          + " ? WHERE \"id\" = ? IF \"version\" = ?";

  private final TestDriver driver = TestDriver.empty();
  private final Documents<Draft> drafts = Coodie.of(driver).documents(Draft.class);

  static ResultPage applied(boolean yes) {
    ResultColumns columns =
        ResultColumns.of("ks.draft", List.of(new ResultColumn("[applied]", ValueType.BOOLEAN)));
    return ResultPage.of(
        columns, List.of(Row.of(columns, List.of(ValueType.BOOLEAN.encode(yes)))), null);
  }

  private void answer(ResultPage page) {
    driver.answer = statement -> CompletableFuture.completedFuture(page);
  }

  @Test
  void a_new_document_is_inserted_with_version_1() {
    Draft saved = drafts.save(new Draft(1, "a", 0));

    assertThat(saved).isEqualTo(new Draft(1, "a", 1));
    assertThat(sent().text()).startsWith("INSERT INTO ks.draft").endsWith("IF NOT EXISTS");
    assertThat(sent().values().get(4)).isEqualTo(1L);
    assertThat(sent().isUnset(3)).as("nothing to clear in a new row").isTrue();
  }

  @Test
  void a_known_document_is_updated_if_it_has_the_version_that_was_read() {
    Draft saved = drafts.save(new Draft(1, "a", 7));

    assertThat(saved.version()).isEqualTo(8);
    assertThat(sent().text()).isEqualTo(UPDATE);
    assertThat(sent().values()).containsExactly("a", Set.of(), null, 8L, null, 1, 7L);
    assertThat(sent().conditional()).isTrue();
    assertThat(sent().idempotent()).isFalse();
  }

  @Test
  void insert_if_not_exists_starts_at_version_1() {
    assertThat(drafts.insertIfNotExists(new Draft(1, "a", 0)).applied()).isTrue();

    assertThat(sent().values().get(4)).isEqualTo(1L);
  }

  @Test
  void a_rejected_save_is_stale_and_changes_no_object() {
    answer(applied(false));
    Draft draft = new Draft(1, "a", 7);

    assertThatThrownBy(() -> drafts.save(draft))
        .isInstanceOf(StaleDocumentException.class)
        .hasMessageContaining("coodie-303");
    assertThat(draft.version()).isEqualTo(7);
    assertThatThrownBy(() -> drafts.async().save(draft).toCompletableFuture().join())
        .hasCauseInstanceOf(StaleDocumentException.class);
  }

  @Test
  void a_rejected_delete_is_stale() {
    answer(applied(false));

    assertThatThrownBy(() -> drafts.delete(new Draft(1, "a", 7)))
        .isInstanceOf(StaleDocumentException.class);
    assertThat(sent().text()).isEqualTo("DELETE FROM ks.draft WHERE \"id\" = ? IF \"version\" = ?");
  }

  @Test
  void a_versioned_save_refuses_a_timestamp() {
    assertThatThrownBy(() -> drafts.timestamp(Instant.EPOCH).save(new Draft(1, "a", 7)))
        .hasMessageContaining("coodie-246");
    assertThat(driver.sent).isEmpty();
  }

  @Test
  void save_changes_sends_only_what_differs_and_the_next_version() {
    Draft after = drafts.saveChanges(new Draft(1, "a", 7), new Draft(1, "b", 7));

    assertThat(after).isEqualTo(new Draft(1, "b", 8));
    assertThat(sent().text())
        .isEqualTo(
            "UPDATE ks.draft SET \"text\" = ?, \"version\" = ? WHERE \"id\" = ? IF \"version\" = ?");
  }

  @Test
  void fields_of_a_user_defined_type_are_changed_one_by_one() {
    Draft before = new Draft(1, "a", Set.of(), new Draft.Place("Rome", "x"), 1);
    Draft after = new Draft(1, "a", Set.of(), new Draft.Place("Rome", "y"), 1);

    assertThat(drafts.cql().saveChanges(before, after).orElseThrow().text())
        .startsWith("UPDATE ks.draft SET \"place\".\"street\" = ?, \"version\" = ?");
  }

  @Test
  void compare_and_set_repeats_until_it_is_applied() {
    List<ResultPage> answers =
        new ArrayList<>(
            List.of(
                TestDriver.page(Draft_.MODEL, new Draft(1, "a", 3)),
                applied(false),
                TestDriver.page(Draft_.MODEL, new Draft(1, "b", 4)),
                applied(true)));
    driver.answer = statement -> CompletableFuture.completedFuture(answers.remove(0));

    Draft done =
        drafts.compareAndSet(Draft_.id.eq(1), d -> new Draft(1, d.text() + "!", d.version()));

    assertThat(done).isEqualTo(new Draft(1, "b!", 5));
    assertThat(driver.sent.get(0).options().consistency()).hasToString("SERIAL");
  }

  @Test
  void compare_and_set_calls_the_change_on_the_callers_thread() {
    answer(TestDriver.page(Draft_.MODEL, new Draft(1, "a", 3)));
    List<Thread> threads = new ArrayList<>();

    drafts.compareAndSet(
        Draft_.id.eq(1),
        d -> {
          threads.add(Thread.currentThread());
          return d;
        });

    assertThat(threads).containsExactly(Thread.currentThread());
    assertThat(driver.sent).as("nothing differs, nothing is written").hasSize(1);
  }

  @Test
  void compare_and_set_gives_up_after_ten_tries() {
    AtomicInteger tries = new AtomicInteger();
    driver.answer =
        statement ->
            CompletableFuture.completedFuture(
                statement.conditional()
                    ? applied(false)
                    : TestDriver.page(
                        Draft_.MODEL, new Draft(1, "a" + tries.incrementAndGet(), 3)));

    assertThatThrownBy(
            () -> drafts.compareAndSet(Draft_.id.eq(1), d -> new Draft(1, "b", d.version())))
        .isInstanceOf(StaleDocumentException.class)
        .hasMessageContaining("coodie-304");
    assertThat(tries).hasValue(10);
  }

  private CqlStatement sent() {
    return driver.sent.get(driver.sent.size() - 1);
  }
}
