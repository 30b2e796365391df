package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.Counters;
import dev.coodie.Documents;
import dev.coodie.Scored;
import dev.coodie.Views;
import dev.coodie.batch.Batch;
import dev.coodie.driver.Consistency;
import dev.coodie.error.ConfigurationException;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Vectors, counters and views from annotation to server and back. */
@Needs({ServerFeature.VECTORS, ServerFeature.SAI})
class GeneratedModelsTest {
  @RegisterExtension static final EmbeddedCoodieExtension DB = new EmbeddedCoodieExtension();

  private static final float[] UP = {0, 1, 0};

  private final Coodie coodie;
  private final Documents<Song> songs;
  private final Counters<PageView> pages;
  private final Documents<Person> people;
  private final Views<PersonByTown> byTown;

  GeneratedModelsTest(Coodie coodie) {
    this.coodie = coodie;
    this.songs = coodie.documents(Song.class);
    this.pages = coodie.counters(PageView.class);
    this.people = coodie.documents(Person.class);
    this.byTown = coodie.views(PersonByTown.class);
  }

  @BeforeAll
  static void create_everything(Coodie coodie) {
    Class<?>[] all = {PersonByTown.class, Song.class, PageView.class, Person.class};
    coodie.schema().plan(all).apply();

    assertThat(coodie.schema().plan(all).statements()).isEmpty();
    Documents<Song> songs = coodie.documents(Song.class);
    songs.save(new Song(1, "Jazz", 1960, new float[] {0, 1, 0.1f}, List.of(1f, 1f)));
    songs.save(new Song(2, "jazz", 1970, new float[] {1, 0, 0}, List.of(5f, 5f)));
    songs.save(new Song(3, "Rock", 1980, new float[] {0, 0.9f, 0.5f}, List.of(2f, 2f)));
    songs.save(new Song(4, "Rock", 1990, null, null));
  }

  @Test
  void the_nearest_vectors_come_first() {
    assertThat(songs.find().nearest(Song_.sound, UP).limit(2).all())
        .extracting(Song::id)
        .containsExactly(1, 3);
    assertThat(songs.find().nearest(Song_.place, List.of(4f, 4f)).limit(3).all())
        .extracting(Song::id)
        .containsExactly(2, 3, 1);
    assertThat(
            songs
                .find()
                .nearest(Song_.sound, UP)
                .limit(1)
                .async()
                .all()
                .toCompletableFuture()
                .join())
        .extracting(Song::id)
        .containsExactly(1);
    assertThat(songs.find().nearest(Song_.sound, UP).limit(2).first().map(Song::id)).hasValue(1);
  }

  @Test
  void nearness_is_scored_by_the_function_of_the_index() {
    List<Scored<Song>> scored = songs.find().nearest(Song_.sound, UP).limit(3).scored();

    assertThat(scored).extracting(s -> s.document().id()).containsExactly(1, 3, 2);
    assertThat(scored.get(0).similarity()).isGreaterThan(0.99f);
    assertThat(scored.get(2).similarity()).isEqualTo(0.5f);
    assertThat(
            songs
                .find()
                .nearest(Song_.place, List.of(2f, 2f))
                .limit(1)
                .scored()
                .get(0)
                .similarity())
        .isEqualTo(1f);
  }

  @Test
  void nearness_and_other_indexes_work_together() {
    assertThat(
            songs
                .find(Song_.genre.eq("JAZZ"), Song_.year.gte(1965))
                .nearest(Song_.sound, UP)
                .limit(5)
                .all())
        .extracting(Song::id)
        .containsExactly(2);
    assertThat(songs.find(Song_.year.gt(1965), Song_.year.lt(1985)).all())
        .extracting(Song::id)
        .containsExactlyInAnyOrder(2, 3);
  }

  @Test
  void a_wrong_dimension_is_refused_before_sending_and_names_the_column() {
    assertThatThrownBy(() -> songs.find().nearest(Song_.sound, new float[] {1}))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContaining("\"sound\"")
        .hasMessageContaining("3");
    assertThatThrownBy(() -> songs.save(new Song(9, "x", 1, new float[] {1, 2}, null)))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContaining("3");
  }

  @Test
  void a_null_vector_reads_back_as_null() {
    Song none = songs.get(Song_.key(4));

    assertThat(none.sound()).isNull();
    assertThat(none.place()).isNull();
    assertThat(songs.save(none)).isSameAs(none);
    assertThat(songs.get(Song_.key(1)).sound()).containsExactly(0, 1, 0.1f);
  }

  @Test
  void a_row_with_vectors_is_compared_and_set() {
    songs.save(new Song(20, "Pop", 2000, new float[] {1, 2, 3}, List.of(1f, 2f)));

    Song done =
        songs.compareAndSet(
            Song_.key(20),
            song -> new Song(song.id(), song.genre(), song.year() + 1, song.sound(), null));

    assertThat(done.year()).isEqualTo(2001);
    assertThat(songs.get(Song_.key(20)).sound()).containsExactly(1, 2, 3);
    assertThat(songs.get(Song_.key(20)).place()).isNull();
    songs.delete(done);
  }

  @Test
  void counters_count() {
    pages.at(PageView_.key("a", "home")).update(PageView_.views.add(3), PageView_.likes.add(1));
    pages.at(PageView_.key("a", "home")).update(PageView_.views.subtract(1));
    pages.at(PageView_.partition("a")).update(PageView_.total.add(5));
    pages
        .at(PageView_.key("a", "help"))
        .async()
        .update(PageView_.views.add(-2))
        .toCompletableFuture()
        .join();

    assertThat(pages.get(PageView_.key("a", "home"))).isEqualTo(new PageView("a", "home", 5, 2, 1));
    assertThat(pages.get(PageView_.key("a", "help")))
        .isEqualTo(new PageView("a", "help", 5, -2, 0));
    assertThat(pages.find(PageView_.partition("a")).sum(PageView_.views)).isZero();
    assertThat(
            pages.at(PageView_.key("a", "home")).cql().update(PageView_.views.add(1)).idempotent())
        .isFalse();
  }

  @Test
  void counters_are_counted_in_a_batch() {
    coodie.execute(
        Batch.counter(
            pages.at(PageView_.key("b", "x")).cql().update(PageView_.views.add(1)),
            pages.at(PageView_.key("b", "y")).cql().update(PageView_.views.add(2))));

    assertThat(pages.find(PageView_.partition("b")).all())
        .extracting(PageView::views)
        .containsExactly(1L, 2L);
  }

  @Test
  void a_view_follows_its_base() throws InterruptedException {
    people.save(new Person(1, "Ann", "Rome", 1990));
    people.save(new Person(2, "Bob", "Rome", 1980));
    people.save(new Person(3, "Kid", "Rome", 2020));
    people.save(new Person(4, "Eve", null, 1970));

    List<PersonByTown> romans = List.of();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (romans.size() < 2 && System.nanoTime() < end) {
      romans = byTown.find(PersonByTown_.town.eq("Rome")).all();
      Thread.sleep(20);
    }

    assertThat(romans)
        .containsExactly(
            new PersonByTown("Rome", 2, "Bob", 1980), new PersonByTown("Rome", 1, "Ann", 1990));
    assertThat(byTown.findOne(PersonByTown_.key("Rome", 3))).isEmpty();
  }

  @Test
  void options_of_the_table_and_defaults_of_statements_are_those_of_the_document() {
    Map<String, Object> table =
        coodie
            .execute(
                "SELECT comment, gc_grace_seconds, default_time_to_live FROM system_schema.tables"
                    + " WHERE keyspace_name = ? AND table_name = ?",
                DB.keyspace(),
                "person")
            .stream()
            .map(row -> Map.of("comment", row.get(0), "gc", row.get(1), "ttl", row.get(2)))
            .findFirst()
            .orElseThrow();

    assertThat(table)
        .isEqualTo(Map.of("comment", "people; it's \"all\"", "gc", 3600, "ttl", 86_400));
    assertThat(people.cql().save(new Person(1, "x", "y", 1)).options().consistency())
        .isEqualTo(Consistency.LOCAL_ONE);
    assertThat(
            people
                .consistency(Consistency.ALL)
                .cql()
                .save(new Person(1, "x", "y", 1))
                .options()
                .consistency())
        .isEqualTo(Consistency.ALL);
    coodie.execute(
        Batch.logged(people.ttl(Duration.ofMinutes(1)).cql().save(new Person(7, "x", "y", 1))));
    assertThat(people.find(Person_.key(7)).exists()).isTrue();
  }

  @Test
  void each_kind_has_its_own_door() {
    assertThatThrownBy(() -> coodie.documents(PageView.class))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("coodie.counters(PageView.class)");
    assertThatThrownBy(() -> coodie.documents(PersonByTown.class))
        .hasMessageContaining("coodie.views(PersonByTown.class)");
    assertThatThrownBy(() -> coodie.views(Person.class))
        .hasMessageContaining("coodie.documents(Person.class)");
  }
}
