package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.batch.Batch;
import dev.coodie.column.Condition;
import dev.coodie.column.Select;
import dev.coodie.error.BulkException;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.error.MappingException;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What code of the application throws is told of table, column and key, through every door. */
class ThrowingCodeTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DATABASE =
      EmbeddedCoodieExtension.withDocuments(Fragile.class, FragileAnimal.class);

  private final Coodie coodie = DATABASE.coodie();
  private final Documents<Fragile> fragiles = coodie.documents(Fragile.class);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "weight | -1      | A row           | the constructor of Fragile",
        "word   | $$secret$$ | Column \"word\"  | Fragile.Fussy threw",
        "words  | ['w', 'secret'] | Column \"words\" | Fragile.Fussy threw",
        "named  | {'a': 'secret'} | Column \"named\" | Fragile.Fussy threw",
        "part   | {size: -1} | Column \"part\" | no Part can be made",
        "pair   | (-1, 'w') | Column \"pair\"  | no Pair can be made",
        "pair   | (1, 'secret') | Column \"pair\" | Fragile.Fussy threw",
        "even   | 3        | Column \"even\"  | no Even can be made",
      })
  void what_is_thrown_while_reading_is_told_through_every_door(
      String column, String value, String where, String why) {
    String id = column + value.length();
    fragiles.truncate();
    fragiles.save(Fragile.numbered(id, 0));
    fragiles.save(Fragile.numbered(id, 1));
    set(id, 1, column, value);

    SoftAssertions softly = new SoftAssertions();
    doors(id, Fragile_.partition(id))
        .forEach(
            (door, call) -> {
              Throwable error = unwrapped(catchThrowable(call));
              softly.assertThat(error).as(door).isInstanceOf(MappingException.class);
              String text = String.valueOf(error);
              softly
                  .assertThat(text)
                  .as(door)
                  .contains(where + " of table fragile ", "Key columns: id, seq.", "coodie-411")
                  .contains(door.contains("projection") ? "FragileParts" : why)
                  .doesNotContain(Fragile.SECRET);
              softly
                  .assertThat(error == null ? null : error.getCause())
                  .as(door)
                  .isInstanceOf(IllegalStateException.class)
                  .hasMessage(Fragile.SECRET);
            });
    softly.assertAll();
    assertThat(fragiles.get(Fragile_.key(id, 0))).isEqualTo(Fragile.numbered(id, 0));
  }

  /** Each reads the row with seq 1, some that with seq 0 before it. */
  private Map<String, ThrowingCallable> doors(String id, Condition<Fragile> partition) {
    Condition<Fragile> key = Fragile_.key(id, 1);
    Fragile again = Fragile.numbered(id, 1);
    Map<String, ThrowingCallable> doors = new LinkedHashMap<>();
    doors.put("get", () -> fragiles.get(key));
    doors.put("findOne", () -> fragiles.findOne(key));
    doors.put("all", () -> fragiles.find(partition).all());
    doors.put("first", () -> fragiles.find(key).first());
    doors.put("atMostOne", () -> fragiles.find(key).atMostOne());
    doors.put("one", () -> fragiles.find(key).one());
    doors.put("stream", () -> fragiles.find(partition).pageSize(1).stream().toList());
    doors.put("page", () -> fragiles.find(key).page());
    doors.put("publisher", () -> read(fragiles.find(partition).publisher()));
    doors.put("async", () -> wait(fragiles.find(partition).async().all()));
    doors.put("async stream", () -> wait(fragiles.find(partition).async().stream(row -> {})));
    doors.put("projection", () -> fragiles.find(partition).as(FragileParts.class).all());
    doors.put(
        "projection, published",
        () -> read(fragiles.find(partition).as(FragileParts.class).publisher()));
    doors.put("scan", () -> fragiles.scan().forEach(row -> {}));
    doors.put("scan, collected", () -> fragiles.scan().collect(Collectors.toList()));
    doors.put("scan, published", () -> read(fragiles.scan().publisher()));
    doors.put(
        "scan of a projection", () -> fragiles.scan().as(FragileParts.class).forEach(r -> {}));
    doors.put("bulk", () -> fragiles.bulk().getAll(List.of(key)));
    doors.put("rejected insert", () -> fragiles.insertIfNotExists(again).current());
    doors.put(
        "rejected batch",
        () ->
            coodie
                .execute(Batch.conditional(fragiles.cql().insertIfNotExists(again)))
                .current(fragiles));
    doors.put("compareAndSet", () -> fragiles.compareAndSet(key, before -> again));
    doors.put(
        "rows of raw CQL",
        () ->
            coodie
                .execute("SELECT * FROM fragile WHERE id = ? AND seq = 1", id)
                .forEach(fragiles::read));
    return doors;
  }

  @Test
  void values_of_single_columns_are_told_of_their_column() {
    fragiles.save(Fragile.numbered("single", 1));
    set("single", 1, "word", "'secret'");
    Condition<Fragile> key = Fragile_.key("single", 1);

    List<ThrowingCallable> doors =
        List.of(
            () -> fragiles.find(key).rows(Fragile_.word).get(0).get(Fragile_.word),
            () ->
                fragiles
                    .find(key)
                    .rows(Select.max(Fragile_.word))
                    .get(0)
                    .get(Select.max(Fragile_.word)),
            () -> fragiles.find(key).max(Fragile_.word),
            () ->
                fragiles
                    .at(key)
                    .onlyIf(Fragile_.word.eq(new Fragile.Word("x")))
                    .delete()
                    .current(Fragile_.word));
    for (ThrowingCallable door : doors) {
      assertThatThrownBy(door)
          .isInstanceOf(MappingException.class)
          .hasMessageContaining("word")
          .hasMessageContaining("fragile")
          .hasMessageContaining("[coodie-407]")
          .hasMessageNotContaining(Fragile.SECRET)
          .cause()
          .hasMessage(Fragile.SECRET);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "uri    | $$a secret b$$ | the text is not a valid URI",
        "locale | $$en_SECRET$$ | the text is not a valid Locale",
      })
  void text_that_is_no_value_is_told_without_it(String column, String value, String why) {
    fragiles.save(Fragile.numbered(column, 1));
    set(column, 1, column, value);

    Throwable error = catchThrowable(() -> fragiles.get(Fragile_.key(column, 1)));

    assertThat(error)
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("Column \"" + column + "\" of table fragile")
        .hasMessageContaining(why);
    for (Throwable each = error; each != null; each = each.getCause()) {
      assertThat(each.toString().toLowerCase(Locale.ROOT)).doesNotContain(Fragile.SECRET);
    }
  }

  @Test
  void setter_of_a_variant_is_told_with_its_column_and_a_constructor_without() {
    Documents<FragileAnimal> animals = coodie.documents(FragileAnimal.class);
    coodie.execute("INSERT INTO fragile_animal (id, kind, milk) VALUES (1, 'cow', -1)");
    coodie.execute("INSERT INTO fragile_animal (id, kind, eggs) VALUES (2, 'hen', -1)");

    assertThatThrownBy(() -> animals.get(FragileAnimal_.key(1)))
        .isInstanceOf(MappingException.class)
        .hasMessage(
            "Column \"milk\" of table fragile_animal does not fit Cow: no Cow can be made from it:"
                + " FragileAnimal.Cow.setMilk threw java.lang.IllegalStateException, which is the"
                + " cause. Key columns: id. [coodie-411]")
        .hasCauseInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> animals.get(FragileAnimal_.key(2)))
        .isInstanceOf(MappingException.class)
        .hasMessageStartingWith("A row of table fragile_animal does not fit Hen: ")
        .hasMessageContaining("the constructor of FragileAnimal.Hen threw");
  }

  @Test
  void what_a_hook_throws_comes_as_it_is() {
    Documents<FragileAnimal> animals = coodie.documents(FragileAnimal.class);
    animals.save(new FragileAnimal.Hen(3, 101));

    assertThatThrownBy(() -> animals.get(FragileAnimal_.key(3)))
        .isInstanceOf(SecurityException.class)
        .hasMessage("too many");
    assertThatThrownBy(
            () -> coodie.documents(FragileAnimal.Hen.class).get(FragileAnimal_Hen_.key(3)))
        .isInstanceOf(SecurityException.class);
  }

  @Test
  void what_a_converter_throws_while_writing_is_told_and_nothing_is_sent() {
    Fragile.Word unwritable = new Fragile.Word(Fragile.SECRET);
    Fragile fine = Fragile.numbered("writing", 1);
    Fragile word =
        new Fragile("writing", 1, 1, unwritable, List.of(), Map.of(), null, null, null, null, null);
    Fragile words =
        new Fragile(
            "writing", 1, 1, null, List.of(unwritable), Map.of(), null, null, null, null, null);
    Fragile pair =
        new Fragile(
            "writing",
            1,
            1,
            null,
            List.of(),
            Map.of(),
            null,
            new Fragile.Pair(1, unwritable),
            null,
            null,
            null);
    Condition<Fragile> key = Fragile_.key("writing", 1);
    Map<ThrowingCallable, String> doors = new LinkedHashMap<>();
    doors.put(
        () -> fragiles.save(word), "table fragile) has a value that does not fit column \"word\"");
    doors.put(() -> fragiles.save(words), "column \"words\"");
    doors.put(() -> fragiles.save(pair), "column \"pair\"");
    doors.put(() -> fragiles.insertIfNotExists(word), "column \"word\"");
    doors.put(() -> fragiles.saveChanges(fine, word), "column \"word\"");
    doors.put(() -> fragiles.bulk().saveAll(List.of(word)), "column \"word\"");
    doors.put(() -> wait(fragiles.async().save(word)), "column \"word\"");
    doors.put(() -> coodie.execute(Batch.logged(fragiles.cql().save(word))), "column \"word\"");
    doors.put(() -> fragiles.at(key).update(Fragile_.word.set(unwritable)), "Column \"word\"");
    doors.put(() -> fragiles.at(key).update(Fragile_.words.append(unwritable)), "Column \"words\"");
    doors.put(
        () -> fragiles.at(key).update(Fragile_.words.setAt(0, unwritable)), "Column \"words\"");
    doors.put(
        () -> fragiles.at(key).update(Fragile_.named.put("a", unwritable)), "Column \"named\"");
    doors.put(() -> fragiles.find(Fragile_.words.contains(unwritable)).all(), "Column \"words\"");
    doors.put(() -> fragiles.find(Fragile_.word.eq(unwritable)).all(), "Column \"word\"");
    doors.put(() -> fragiles.find(Fragile_.word.in(List.of(unwritable))).all(), "Column \"word\"");

    doors.forEach(
        (door, column) ->
            assertThat(unwrapped(catchThrowable(door)))
                .isInstanceOf(InvalidQueryException.class)
                .hasMessageContaining(column)
                .hasMessageContaining("Fragile.Fussy threw java.lang.IllegalStateException")
                .hasMessageEndingWith("[coodie-409]")
                .hasMessageNotContaining(Fragile.SECRET)
                .hasCauseInstanceOf(IllegalStateException.class));
    assertThat(fragiles.findOne(key)).isEmpty();
    assertThatThrownBy(
            () ->
                fragiles
                    .at(key)
                    .update(
                        Fragile_.uri.set(
                            URI.create("http://x/").relativize(URI.create("http://x/a:b")))))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContaining("Column \"uri\"")
        .hasMessageEndingWith("[coodie-212]");
  }

  private void set(String id, int seq, String column, String value) {
    coodie.execute(
        "UPDATE fragile SET " + column + " = " + value + " WHERE id = ? AND seq = ?", id, seq);
  }

  private static <T> T wait(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }

  private static @Nullable Throwable unwrapped(@Nullable Throwable error) {
    if (error instanceof BulkException bulk) {
      return bulk.failures().get(0).error();
    }
    return error instanceof CompletionException ? error.getCause() : error;
  }

  private static <T> List<T> read(Flow.Publisher<T> publisher) {
    CompletableFuture<List<T>> end = new CompletableFuture<>();
    List<T> items = new ArrayList<>();
    publisher.subscribe(
        new Flow.Subscriber<>() {
          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
          }

          @Override
          public void onNext(T item) {
            items.add(item);
          }

          @Override
          public void onError(Throwable error) {
            end.completeExceptionally(error);
          }

          @Override
          public void onComplete() {
            end.complete(items);
          }
        });
    return end.join();
  }
}
