package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Discriminator;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.Frozen;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.Projection;
import dev.coodie.annotation.StaticColumn;
import dev.coodie.annotation.Tuple;
import dev.coodie.annotation.UserType;
import dev.coodie.annotation.Variant;
import dev.coodie.annotation.Version;
import dev.coodie.batch.Batch;
import dev.coodie.embedded.EmbeddedCassandra;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.error.MappingException;
import dev.coodie.schema.definition.Replication;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Two versions of a program share a table whose user-defined types change. */
class UserTypeVersionsTest {
  private static final String KEYSPACE = "user_type_versions";

  /** The program of yesterday. */
  static final class Old {
    @UserType(name = "address")
    record Address(@Nullable String city, @Nullable String street) {}

    @Document(table = "person")
    record Person(
        @PartitionKey int id,
        @ClusteringKey int seq,
        @Nullable Address home,
        @Nullable Integer n) {}

    @Document(table = "holder")
    record Holder(@PartitionKey int id, @Frozen @Nullable Address home, List<Address> list) {}

    @Document(table = "counted")
    record Counted(@PartitionKey int id, @Nullable Address home, @Version int version) {}

    @Document(table = "shared_home")
    record SharedHome(
        @PartitionKey int id,
        @ClusteringKey int seq,
        @StaticColumn @Nullable Address home,
        @Nullable Integer n) {}
  }

  /** The program of today knows one field more, in the middle. */
  static final class New {
    @UserType(name = "address")
    record Address(@Nullable String city, @Nullable String zip, @Nullable String street) {}

    @Document(table = "person")
    record Person(
        @PartitionKey int id,
        @ClusteringKey int seq,
        @Nullable Address home,
        @Nullable Integer n) {}

    @Document(table = "holder")
    record Holder(@PartitionKey int id, @Frozen @Nullable Address home, List<Address> list) {}
  }

  @UserType(name = "address", erasesUnknownFields = true)
  record Erasing(@Nullable String city, @Nullable String street) {}

  @Document(table = "holder")
  record ErasingHolder(@PartitionKey int id, @Frozen @Nullable Erasing home, List<Erasing> list) {}

  @UserType(name = "spot")
  record Spot(@Nullable String b, int a) {}

  @Tuple
  record Pair(int number, Spot spot) {}

  @UserType(name = "outer_spot")
  record Outer(@Nullable Spot inner, Map<String, Spot> named) {}

  @Document(table = "everywhere")
  record Everywhere(
      @PartitionKey @Frozen Spot key,
      @ClusteringKey @Frozen Spot place,
      @Nullable Spot open,
      @Frozen @Nullable Spot frozen,
      List<Spot> list,
      Set<Spot> set,
      Map<Spot, Spot> map,
      @Nullable Pair pair,
      @Nullable Outer outer) {}

  @Document(table = "figure")
  @Discriminator(column = "kind")
  sealed interface Figure permits Dot, Line {
    @PartitionKey
    int id();
  }

  @Variant("dot")
  record Dot(int id, @Frozen @Nullable Spot at) implements Figure {}

  @Variant("line")
  record Line(int id, @Frozen @Nullable Spot start, @Frozen @Nullable Spot at) implements Figure {}

  @Projection(Everywhere.class)
  record Placed(Spot key, @Nullable Spot open, List<Spot> list) {}

  private static EmbeddedCassandra node;
  private static Coodie coodie;
  private static Coodie other;

  @BeforeAll
  static void connect() {
    node = EmbeddedCassandra.shared();
    coodie = node.coodie(KEYSPACE);
    other = node.coodie(KEYSPACE);
  }

  @AfterAll
  static void close() {
    coodie.schema().dropKeyspace(KEYSPACE);
    other.close();
    coodie.close();
    node.close();
  }

  @BeforeEach
  void start_with_the_old_schema() {
    coodie.schema().dropKeyspace(KEYSPACE);
    coodie.schema().createKeyspace(KEYSPACE, Replication.simple(1));
    coodie
        .schema()
        .plan(Old.Person.class, Old.Holder.class, Old.Counted.class, Old.SharedHome.class)
        .apply();
  }

  private static void grow() {
    other.execute("ALTER TYPE " + KEYSPACE + ".address ADD zip text");
  }

  private static String rows(String select) {
    String json = select.replace("KS.", KEYSPACE + ".").replace("SELECT ", "SELECT JSON ");
    return other.execute(json).stream()
        .map(row -> String.valueOf(row.get(0)).replace(": ", ":").replace(", ", ","))
        .toList()
        .toString();
  }

  private static Documents<Old.Person> oldPeople() {
    return coodie.documents(Old.Person.class);
  }

  private static Old.Person rome(@Nullable Integer n) {
    return new Old.Person(1, 1, new Old.Address("Rome", "Via 1"), n);
  }

  static Stream<Arguments> doorsOfOpenTypes() {
    return Stream.of(
        door("save", (people, person) -> people.save(person)),
        door("async", (people, p) -> people.async().save(p).toCompletableFuture().join()),
        door("ttl", (people, person) -> people.ttl(Duration.ofHours(1)).save(person)),
        door("timestamp", (people, p) -> people.timestamp(Instant.now()).save(p)),
        door("skipNulls", (people, person) -> people.skipNulls().save(person)),
        door("bulk", (people, person) -> people.bulk().saveAll(List.of(person))),
        door(
            "grouped bulk",
            (people, p) -> people.bulk().saveAll(List.of(p, new Old.Person(1, 2, p.home(), 2)))),
        door("batch", (people, p) -> coodie.execute(Batch.logged(people.cql().save(p)))),
        door(
            "batch of several",
            (people, p) ->
                coodie.execute(
                    Batch.unlogged(
                        people.cql().save(new Old.Person(1, 3, p.home(), 2)),
                        people.cql().save(p)))),
        door(
            "set",
            (people, p) ->
                people
                    .at(UserTypeVersionsTest_Old_Person_.key(1, 1))
                    .update(
                        UserTypeVersionsTest_Old_Person_.home.set(p.home()),
                        UserTypeVersionsTest_Old_Person_.n.set(p.n()))),
        door(
            "set if",
            (people, p) ->
                assertThat(
                        people
                            .at(UserTypeVersionsTest_Old_Person_.key(1, 1))
                            .onlyIf(UserTypeVersionsTest_Old_Person_.n.eq(1))
                            .update(
                                UserTypeVersionsTest_Old_Person_.n.set(p.n()),
                                UserTypeVersionsTest_Old_Person_.home.set(p.home()))
                            .applied())
                    .isTrue()),
        door("saveChanges", (people, p) -> people.saveChanges(new Old.Person(1, 1, null, 1), p)));
  }

  private static Arguments door(String name, BiConsumer<Documents<Old.Person>, Old.Person> write) {
    return arguments(name, write);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("doorsOfOpenTypes")
  void an_older_program_leaves_the_fields_of_an_open_type_that_it_does_not_know(
      String door, BiConsumer<Documents<Old.Person>, Old.Person> write) {
    // Its statements are prepared before the type grows.
    other.execute("INSERT INTO " + KEYSPACE + ".person (id, seq, n) VALUES (1, 1, 1)");
    write.accept(oldPeople(), rome(1));
    grow();
    other.execute("UPDATE " + KEYSPACE + ".person SET home.zip = '00184' WHERE id = 1 AND seq = 1");

    write.accept(oldPeople(), new Old.Person(1, 1, new Old.Address("Oslo", null), 2));

    assertThat(rows("SELECT home, n FROM KS.person WHERE id = 1 AND seq = 1"))
        .isEqualTo("[{\"home\":{\"city\":\"Oslo\",\"street\":null,\"zip\":\"00184\"},\"n\":2}]");
    assertThat(oldPeople().get(UserTypeVersionsTest_Old_Person_.key(1, 1)))
        .isEqualTo(new Old.Person(1, 1, new Old.Address("Oslo", null), 2));
  }

  @Test
  void another_session_that_prepared_the_new_types_changes_nothing_for_the_old_ones() {
    oldPeople().save(rome(1));
    Documents<Old.Person> others = other.documents(Old.Person.class);
    others.save(rome(1));
    grow();
    try (Coodie third = node.coodie(KEYSPACE)) {
      third.documents(Old.Person.class).save(rome(2));
      third.execute("UPDATE person SET home.zip = '00184' WHERE id = 1 AND seq = 1");
    }

    others.save(rome(3));
    oldPeople().save(rome(4));

    assertThat(rows("SELECT home.zip, n FROM KS.person WHERE id = 1 AND seq = 1"))
        .isEqualTo("[{\"home.zip\":\"00184\",\"n\":4}]");
  }

  @Test
  void a_row_that_an_older_program_makes_is_a_row() {
    grow();

    oldPeople().save(new Old.Person(5, 1, new Old.Address(null, null), null));
    assertThat(oldPeople().insertIfNotExists(rome(1)).applied()).isTrue();
    assertThat(oldPeople().insertIfNotExists(rome(2)).current()).contains(rome(1));

    assertThat(oldPeople().find().count()).isEqualTo(2);
    assertThat(rows("SELECT home, n FROM KS.person WHERE id = 1"))
        .isEqualTo("[{\"home\":{\"city\":\"Rome\",\"street\":\"Via 1\",\"zip\":null},\"n\":1}]");
  }

  @Test
  void a_value_that_an_older_program_removes_is_gone() {
    grow();
    other.execute(
        "INSERT INTO " + KEYSPACE + ".person (id, seq, home) VALUES (1, 1, {city: 'A', zip: 'Z'})");

    oldPeople().save(new Old.Person(1, 1, null, 1));

    assertThat(rows("SELECT home, n FROM KS.person")).isEqualTo("[{\"home\":null,\"n\":1}]");
  }

  @Test
  void a_document_with_a_version_leaves_unknown_fields() {
    Documents<Old.Counted> counted = coodie.documents(Old.Counted.class);
    Old.Counted first = counted.save(new Old.Counted(1, new Old.Address("A", "B"), 0));
    grow();
    other.execute("UPDATE " + KEYSPACE + ".counted SET home.zip = 'Z' WHERE id = 1");

    Old.Counted second =
        counted.save(new Old.Counted(1, new Old.Address("C", "D"), first.version()));
    counted.save(new Old.Counted(2, new Old.Address("E", "F"), 0));

    assertThat(second.version()).isEqualTo(2);
    assertThat(rows("SELECT home FROM KS.counted WHERE id = 1"))
        .isEqualTo("[{\"home\":{\"city\":\"C\",\"street\":\"D\",\"zip\":\"Z\"}}]");
    assertThat(counted.get(UserTypeVersionsTest_Old_Counted_.key(2)).version()).isEqualTo(1);
  }

  @Test
  void a_static_column_leaves_unknown_fields() {
    Documents<Old.SharedHome> homes = coodie.documents(Old.SharedHome.class);
    homes.save(new Old.SharedHome(1, 1, new Old.Address("A", "B"), 1));
    grow();
    other.execute("UPDATE " + KEYSPACE + ".shared_home SET home.zip = 'Z' WHERE id = 1");

    homes.save(new Old.SharedHome(1, 1, new Old.Address("C", "D"), 2));
    homes.insertIfNotExists(new Old.SharedHome(1, 2, new Old.Address("E", "F"), 3)).applied();

    assertThat(rows("SELECT seq, home, n FROM KS.shared_home"))
        .isEqualTo(
            "[{\"seq\":1,\"home\":{\"city\":\"E\",\"street\":\"F\",\"zip\":\"Z\"},\"n\":2},"
                + " {\"seq\":2,\"home\":{\"city\":\"E\",\"street\":\"F\",\"zip\":\"Z\"},\"n\":3}]");
  }

  static Stream<Arguments> doorsOfFrozenTypes() {
    Old.Address rome = new Old.Address("Rome", "Via 2");
    return Stream.of(
        frozen("save", holders -> holders.save(new Old.Holder(1, rome, List.of()))),
        frozen("save in a list", holders -> holders.save(new Old.Holder(1, null, List.of(rome)))),
        frozen("bulk", h -> h.bulk().saveAll(List.of(new Old.Holder(1, rome, List.of())))),
        frozen(
            "batch",
            h ->
                coodie.execute(Batch.logged(h.cql().save(new Old.Holder(1, rome, List.of(rome)))))),
        frozen(
            "set",
            h ->
                h.at(UserTypeVersionsTest_Old_Holder_.key(1))
                    .update(UserTypeVersionsTest_Old_Holder_.home.set(rome))),
        frozen(
            "append",
            h ->
                h.at(UserTypeVersionsTest_Old_Holder_.key(1))
                    .update(UserTypeVersionsTest_Old_Holder_.list.append(List.of(rome)))),
        frozen(
            "insertIfNotExists",
            h -> h.insertIfNotExists(new Old.Holder(2, rome, List.of())).applied()),
        frozen(
            "saveChanges",
            h ->
                h.saveChanges(
                    new Old.Holder(1, null, List.of()), new Old.Holder(1, rome, List.of()))));
  }

  private static Arguments frozen(
      String name, java.util.function.Consumer<Documents<Old.Holder>> write) {
    return arguments(name, write);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("doorsOfFrozenTypes")
  void an_older_program_is_refused_to_write_a_frozen_type_that_has_grown(
      String door, java.util.function.Consumer<Documents<Old.Holder>> write) {
    Documents<Old.Holder> holders = coodie.documents(Old.Holder.class);
    write.accept(holders);
    other.execute("TRUNCATE " + KEYSPACE + ".holder");
    grow();
    other.execute(
        "INSERT INTO "
            + KEYSPACE
            + ".holder (id, home, list) VALUES (1, {city: 'A', zip: 'Z'}, [{zip: 'Y'}])");
    String before = rows("SELECT * FROM KS.holder");

    assertThatThrownBy(() -> write.accept(holders))
        .hasMessageContaining("coodie-267")
        .rootCause()
        .hasMessageContaining("address")
        .hasMessageContaining("zip")
        .hasMessageNotContaining("Via 2");

    assertThat(rows("SELECT * FROM KS.holder")).isEqualTo(before);
    assertThat(holders.get(UserTypeVersionsTest_Old_Holder_.key(1)))
        .isEqualTo(
            new Old.Holder(1, new Old.Address("A", null), List.of(new Old.Address(null, null))));
  }

  @Test
  void a_class_may_say_that_it_erases() {
    grow();
    other.execute("INSERT INTO " + KEYSPACE + ".holder (id, home) VALUES (1, {zip: 'Z'})");
    Documents<ErasingHolder> holders = coodie.documents(ErasingHolder.class);

    holders.save(new ErasingHolder(1, new Erasing("A", "B"), List.of(new Erasing("C", null))));

    assertThat(rows("SELECT home, list FROM KS.holder"))
        .isEqualTo(
            "[{\"home\":{\"city\":\"A\",\"street\":\"B\",\"zip\":null},"
                + "\"list\":[{\"city\":\"C\",\"street\":null,\"zip\":null}]}]");
  }

  @Test
  void a_newer_program_works_before_its_type_has_grown() {
    Documents<New.Holder> holders = coodie.documents(New.Holder.class);
    Documents<New.Person> people = coodie.documents(New.Person.class);
    coodie
        .documents(Old.Holder.class)
        .save(new Old.Holder(1, new Old.Address("A", "B"), List.of(new Old.Address("C", "D"))));

    New.Holder found = holders.get(UserTypeVersionsTest_New_Holder_.key(1));
    holders.save(found);
    people.save(new New.Person(1, 1, new New.Address("A", null, "B"), 1));

    assertThat(found.home()).isEqualTo(new New.Address("A", null, "B"));
    assertThat(found.list()).containsExactly(new New.Address("C", null, "D"));
    assertThat(holders.get(UserTypeVersionsTest_New_Holder_.key(1))).isEqualTo(found);
    assertThatThrownBy(
            () -> holders.save(new New.Holder(1, new New.Address("A", "Z", "B"), List.of())))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContaining("\"zip\"")
        .hasMessageEndingWith("[coodie-220]");
    assertThatThrownBy(() -> people.save(new New.Person(1, 1, new New.Address("A", "Z", "B"), 1)))
        .hasMessageEndingWith("[coodie-220]");
    assertThat(rows("SELECT home FROM KS.person"))
        .isEqualTo("[{\"home\":{\"city\":\"A\",\"street\":\"B\"}}]");
  }

  @Test
  void a_newer_program_writes_its_field_as_soon_as_the_type_has_it() {
    Documents<New.Person> people = coodie.documents(New.Person.class);
    Documents<New.Holder> holders = coodie.documents(New.Holder.class);
    New.Address full = new New.Address("A", "Z", "B");
    people.save(new New.Person(1, 1, new New.Address("A", null, "B"), 1));
    holders.save(new New.Holder(1, new New.Address("A", null, "B"), List.of()));
    coodie.schema().plan(New.Person.class, New.Holder.class).apply();

    people.save(new New.Person(1, 1, full, 1));
    holders.save(new New.Holder(1, full, List.of(full)));

    assertThat(people.get(UserTypeVersionsTest_New_Person_.key(1, 1)).home()).isEqualTo(full);
    assertThat(holders.get(UserTypeVersionsTest_New_Holder_.key(1)))
        .isEqualTo(new New.Holder(1, full, List.of(full)));
    assertThat(rows("SELECT home.city, home.zip, home.street FROM KS.person"))
        .isEqualTo("[{\"home.city\":\"A\",\"home.zip\":\"Z\",\"home.street\":\"B\"}]");
  }

  @Test
  void the_plan_tells_another_order_and_what_the_class_does_not_know() {
    coodie.schema().plan(New.Person.class).apply();

    assertThat(coodie.schema().plan(New.Person.class).toString())
        .contains("city, street, zip")
        .contains("city, zip, street")
        .contains("are matched by name");
    assertThat(coodie.schema().plan(New.Person.class).statements()).isEmpty();
    assertThat(coodie.schema().plan(Old.Person.class).toString()).contains("\"zip\"");
  }

  @Test
  void fields_go_by_name_wherever_the_type_is() {
    other.execute("CREATE TYPE " + KEYSPACE + ".spot (a int, b text)");
    Documents<Everywhere> documents = coodie.documents(Everywhere.class);
    coodie.schema().plan(Everywhere.class).apply();
    Spot one = new Spot("one", 1);
    Spot two = new Spot("two", 2);
    Everywhere value =
        new Everywhere(
            one,
            two,
            one,
            two,
            List.of(one, two, one),
            Set.of(one, two),
            Map.of(one, two, two, one),
            new Pair(7, one),
            new Outer(two, Map.of("x", one)));

    documents.save(value);

    assertThat(documents.get(UserTypeVersionsTest_Everywhere_.key(one, two))).isEqualTo(value);
    assertThat(rows("SELECT key, place, open, frozen, list FROM KS.everywhere"))
        .isEqualTo(
            "[{\"key\":{\"a\":1,\"b\":\"one\"},\"place\":{\"a\":2,\"b\":\"two\"},"
                + "\"open\":{\"a\":1,\"b\":\"one\"},\"frozen\":{\"a\":2,\"b\":\"two\"},"
                + "\"list\":[{\"a\":1,\"b\":\"one\"},{\"a\":2,\"b\":\"two\"},{\"a\":1,\"b\":\"one\"}]}]");
    documents
        .at(UserTypeVersionsTest_Everywhere_.key(one, two))
        .update(
            UserTypeVersionsTest_Everywhere_.set.remove(Set.of(one)),
            UserTypeVersionsTest_Everywhere_.map.put(one, one));
    documents.saveChanges(value, value);
    Everywhere changed = documents.get(UserTypeVersionsTest_Everywhere_.key(one, two));
    assertThat(changed.set()).containsExactly(two);
    assertThat(changed.map()).containsEntry(one, one);
    assertThat(
            documents
                .at(UserTypeVersionsTest_Everywhere_.key(one, two))
                .onlyIf(UserTypeVersionsTest_Everywhere_.frozen.eq(two))
                .update(UserTypeVersionsTest_Everywhere_.frozen.set(one))
                .applied())
        .isTrue();
    documents.delete(value);
    assertThat(documents.find().count()).isZero();
  }

  @Test
  void fields_go_by_name_in_every_way_to_read() {
    other.execute("CREATE TYPE " + KEYSPACE + ".spot (a int, b text)");
    coodie.schema().plan(Everywhere.class, Figure.class).apply();
    Documents<Everywhere> documents = coodie.documents(Everywhere.class);
    Documents<Figure> figures = coodie.documents(Figure.class);
    Spot one = new Spot("one", 1);
    Spot two = new Spot("two", 2);
    Everywhere value =
        new Everywhere(one, two, one, two, List.of(two), Set.of(), Map.of(), null, null);
    List<Figure> drawn = List.of(new Dot(1, one), new Line(2, two, one));

    documents.save(value);
    figures.bulk().saveAll(drawn);

    assertThat(documents.find().as(Placed.class).all())
        .containsExactly(new Placed(one, one, List.of(two)));
    assertThat(
            documents
                .find()
                .rows(
                    UserTypeVersionsTest_Everywhere_.list, UserTypeVersionsTest_Everywhere_.frozen)
                .get(0)
                .get(UserTypeVersionsTest_Everywhere_.frozen))
        .isEqualTo(two);
    assertThat(documents.insertIfNotExists(value).current()).contains(value);
    assertThat(documents.find().async().all().toCompletableFuture().join()).containsExactly(value);
    assertThat(documents.find().stream()).containsExactly(value);
    assertThat(documents.read(coodie.execute("SELECT * FROM " + KEYSPACE + ".everywhere").get(0)))
        .isEqualTo(value);
    assertThat(documents.bulk().getAll(List.of(UserTypeVersionsTest_Everywhere_.key(one, two))))
        .containsExactly(Optional.of(value));
    assertThat(figures.find().all()).containsExactlyInAnyOrderElementsOf(drawn);
    assertThat(coodie.documents(Line.class).find().allowFiltering().all())
        .containsExactly(new Line(2, two, one));
    assertThat(rows("SELECT at FROM KS.figure WHERE id = 1"))
        .isEqualTo("[{\"at\":{\"a\":1,\"b\":\"one\"}}]");
  }

  @Test
  void a_primitive_field_without_a_value_is_told_with_type_field_and_column() {
    other.execute("CREATE TYPE " + KEYSPACE + ".spot (a int, b text)");
    coodie.schema().plan(Everywhere.class).apply();
    other.execute(
        "INSERT INTO "
            + KEYSPACE
            + ".everywhere (key, place, frozen) VALUES ({a: 1}, {a: 1}, {b: 'x'})");

    assertThatThrownBy(() -> coodie.documents(Everywhere.class).find().all())
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("Column \"frozen\" of table everywhere")
        .hasMessageContaining("field \"a\" of spot")
        .hasMessageContaining("Spot has a primitive");
  }

  @Test
  void a_map_for_a_type_that_has_grown_has_the_new_field() {
    String insert = "INSERT INTO " + KEYSPACE + ".holder (id, home) VALUES (?, ?)";
    coodie.execute(insert, 1, Map.of("city", "A"));
    grow();

    coodie.execute(insert, 2, Map.of("city", "B", "zip", "Z"));
    coodie.execute(insert, 3, Map.of("city", "C"));

    assertThat(rows("SELECT home FROM KS.holder WHERE id = 2"))
        .isEqualTo("[{\"home\":{\"city\":\"B\",\"street\":null,\"zip\":\"Z\"}}]");
    assertThat(rows("SELECT home FROM KS.holder WHERE id = 3"))
        .isEqualTo("[{\"home\":{\"city\":\"C\",\"street\":null,\"zip\":null}}]");
  }
}
