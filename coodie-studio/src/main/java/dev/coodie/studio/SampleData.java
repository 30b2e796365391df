package dev.coodie.studio;

import dev.coodie.Coodie;
import dev.coodie.cql.CqlSource;
import dev.coodie.cql.SourceStatement;
import dev.coodie.driver.Row;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A keyspace to look around in: films, guests, tickets of a cinema; all types that people meet. The
 * same data each time, but for the days, which are the last ones.
 */
public final class SampleData {
  /** What the keyspace is called where nothing is in the way. */
  public static final String KEYSPACE = "cinema";

  private static final List<String> FIRST =
      List.of("Silent", "Golden", "Broken", "Midnight", "Paper", "Northern", "Electric", "Last");
  private static final List<String> SECOND =
      List.of("Harbour", "Garden", "Letters", "Orchestra", "Station", "Summer", "Mirrors", "Atlas");
  private static final List<String> GENRES =
      List.of("comedy", "documentary", "drama", "science fiction", "thriller", "western");
  private static final List<String> PEOPLE =
      List.of(
          "Ada Brandt", "Milo Okafor", "Ines Vega", "Tom Lindqvist", "Yuki Mori", "Noor Haddad");
  private static final int GUESTS = 240;
  private static final int SALES = 400;

  private final Coodie coodie;
  private final Random random = new Random(7);
  private final List<CompletionStage<List<Row>>> writes = new ArrayList<>();

  private final String keyspace;

  private SampleData(Coodie coodie, String keyspace) {
    this.coodie = coodie;
    this.keyspace = keyspace;
  }

  /**
   * Makes the keyspace, unless it is there, and fills it. Where the tables are there already,
   * tickets are sold once more.
   *
   * @param keyspace a name that needs no quotes, such as {@link #KEYSPACE}
   */
  public static void create(Coodie coodie, String keyspace) {
    String schema = schema().replace("${keyspace}", keyspace);
    for (SourceStatement statement : new CqlSource("sample.cql", schema).statements()) {
      coodie.schema().run(statement.text());
    }
    new SampleData(coodie, keyspace).fill();
  }

  private static String schema() {
    try (InputStream in = SampleData.class.getResourceAsStream("sample.cql")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void fill() {
    films();
    guests();
    sales();
    writes.forEach(Waiting::forResult);
  }

  private void films() {
    int number = 0;
    for (String first : FIRST) {
      for (String second : SECOND) {
        film(number++, first + " " + second);
      }
    }
  }

  private void film(int number, String title) {
    UUID id = id(number);
    LocalDate released = LocalDate.of(1960 + number % 64, 1 + number % 12, 1 + number % 28);
    Set<String> genres = new TreeSet<>(List.of(genre(number), genre(number / 7)));
    boolean sparse = number % 9 == 0;
    write(
        "INSERT INTO cinema.films (film_id, title, released, genres, cast_list, ratings, mood,"
            + " poster, summary, available) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        title,
        released,
        genres,
        sparse ? null : List.of(person(number), person(number + 1), person(number + 3)),
        sparse ? null : Map.of("critics", decimal(30, 70), "guests", decimal(40, 60)),
        new float[] {
          random.nextFloat(), random.nextFloat(), random.nextFloat(), random.nextFloat()
        },
        poster(number == 12 ? 200_000 : 24),
        sparse ? "" : summary(title, number == 3 ? 400 : 1),
        number % 5 != 0);
    for (String genre : genres) {
      write(
          "INSERT INTO cinema.films_by_genre (genre, released, film_id, title)"
              + " VALUES (?, ?, ?, ?)",
          genre,
          released,
          id,
          title);
    }
    write(
        "UPDATE cinema.views_of_films SET views = views + ? WHERE film_id = ?", (long) number, id);
  }

  private void guests() {
    for (int number = 0; number < GUESTS; number++) {
      String name = person(number);
      String email = name.toLowerCase(Locale.ROOT).replace(' ', '.') + number + "@example.org";
      write(
          "INSERT INTO cinema.guests JSON ?",
          """
          {"email": "%s", "name": "%s", "password_hash": "%x", "points": %d,
           "home": {"street": "Mill Lane %d", "city": "%s", "zip": "%05d"},
           "member_since": "20%02d-03-0%dT10:00:00Z", "last_ip": "192.0.2.%d",
           "favourites": [{"line": %d, "number": %d}]}"""
              .formatted(
                  email,
                  name,
                  random.nextLong(),
                  random.nextInt(5_000),
                  1 + number % 40,
                  number % 2 == 0 ? "Bergen" : "Porto",
                  10_000 + number,
                  10 + number % 15,
                  1 + number % 9,
                  number % 250,
                  1 + number % 12,
                  1 + number % 30));
      if (number % 40 == 0) {
        write(
            "INSERT INTO cinema.carts (guest, film_id, note) VALUES (?, ?, ?)",
            email,
            id(number),
            "for two");
      }
    }
  }

  private void sales() {
    Instant last = Instant.now().truncatedTo(ChronoUnit.DAYS);
    for (int back = 0; back < 3; back++) {
      for (String hall : List.of("Blue", "Red")) {
        LocalDate day = LocalDate.ofInstant(last, ZoneOffset.UTC).minusDays(back);
        write(
            "INSERT INTO cinema.ticket_sales (hall, day, manager) VALUES (?, ?, ?)",
            hall,
            day,
            person(back));
        Instant begin = last.minus(back, ChronoUnit.DAYS).plus(10, ChronoUnit.HOURS);
        for (int sale = 0; sale < SALES; sale++) {
          sale(hall, day, begin.plusSeconds(90L * sale), sale);
        }
      }
    }
  }

  private void sale(String hall, LocalDate day, Instant at, int sale) {
    double busy = 1 + Math.sin(sale / 60.0);
    write(
        "INSERT INTO cinema.ticket_sales (hall, day, sold_at, ticket, film_id, price, seats)"
            + " VALUES (?, ?, ?, now(), ?, ?, ?)",
        hall,
        day,
        at,
        id(sale % 64),
        BigDecimal.valueOf(850 + 50L * random.nextInt(10), 2),
        1 + (int) (busy * 2) + random.nextInt(2));
  }

  private void write(String cql, @Nullable Object... values) {
    writes.add(coodie.async().execute(cql.replace("cinema.", keyspace + "."), values));
  }

  private static UUID id(int number) {
    return UUID.nameUUIDFromBytes(("film " + number).getBytes(StandardCharsets.UTF_8));
  }

  private static String genre(int number) {
    return GENRES.get(Math.floorMod(number, GENRES.size()));
  }

  private static String person(int number) {
    return PEOPLE.get(Math.floorMod(number, PEOPLE.size()));
  }

  private BigDecimal decimal(int from, int range) {
    return BigDecimal.valueOf(from + random.nextInt(range), 1);
  }

  private ByteBuffer poster(int bytes) {
    byte[] picture = new byte[bytes];
    random.nextBytes(picture);
    return ByteBuffer.wrap(picture);
  }

  private static String summary(String title, int times) {
    return ("In " + title + ", nothing is as it seems, and everybody learns something. ")
        .repeat(times)
        .strip();
  }
}
