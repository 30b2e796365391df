package dev.coodie.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents of many shapes: their columns, and what comes back of what was written. */
class RoundTripTest {
  private static final String IMPORTS =
      """
      import dev.coodie.annotation.*;
      import dev.coodie.annotation.Vector;
      import dev.coodie.column.Converter;
      import dev.coodie.column.CqlDuration;
      import java.math.*;
      import java.net.*;
      import java.nio.*;
      import java.time.*;
      import java.util.*;
      import org.jspecify.annotations.Nullable;

      """;

  static Stream<Arguments> documents() {
    return Stream.of(
        Arguments.of(
            "all scalars in a record",
            """
            @Document record A(@PartitionKey UUID id, String text, Integer whole, int count, Long big,
                long bigger, Short small, short smaller, Byte tiny, byte tinier, Float real,
                float realer, Double wide, double wider, Boolean flag, boolean yes, BigInteger huge,
                BigDecimal exact, Instant at, LocalDate day, LocalTime time, ByteBuffer blob,
                InetAddress host, CqlDuration span, Kind kind) {}
            enum Kind { ONE, TWO { @Override public String toString() { return "2"; } } }
            class Samples {
              static List<A> all() {
                return List.of(
                    new A(new UUID(1, 2), "x", 1, 2, 3L, 4L, (short) 5, (short) 6, (byte) 7, (byte) 8,
                        1.5f, 2.5f, 3.5, 4.5, true, true, BigInteger.TEN, new BigDecimal("1.20"),
                        Instant.ofEpochMilli(1234), LocalDate.of(2024, 2, 29), LocalTime.NOON,
                        ByteBuffer.wrap(new byte[] {1, 2}), InetAddress.getLoopbackAddress(),
                        new CqlDuration(1, 2, 3), Kind.TWO),
                    new A(new UUID(1, 2), null, null, 0, null, 0, null, (short) 0, null, (byte) 0, null,
                        0, null, 0, null, false, null, null, null, null, null, null, null, null,
                        null));
              }
            }
            """,
            """
            id uuid PARTITION_KEY ASC
            text text REGULAR
            whole int REGULAR
            count int REGULAR
            big bigint REGULAR
            bigger bigint REGULAR
            small smallint REGULAR
            smaller smallint REGULAR
            tiny tinyint REGULAR
            tinier tinyint REGULAR
            real float REGULAR
            realer float REGULAR
            wide double REGULAR
            wider double REGULAR
            flag boolean REGULAR
            yes boolean REGULAR
            huge varint REGULAR
            exact decimal REGULAR
            at timestamp REGULAR
            day date REGULAR
            time time REGULAR
            blob blob REGULAR
            host inet REGULAR
            span duration REGULAR
            kind text REGULAR
            """),
        Arguments.of(
            "other types on demand",
            """
            @Document record A(@PartitionKey @CqlType("ascii") String id,
                @ClusteringKey(order = ClusteringOrder.DESC) @CqlType("timeuuid") UUID at,
                List<@CqlType("timeuuid") UUID> ids, Map<@CqlType("ascii") String, Integer> counts,
                @Vector(3) List<Float> vector, @CqlType("text") RoundingMode state,
                Optional<@CqlType("timeuuid") UUID> maybe, @CqlType("timeuuid") Optional<UUID> perhaps) {}
            class Samples {
              static List<A> all() {
                UUID time = UUID.fromString("b54adc00-67f9-11ef-9669-000000000001");
                return List.of(new A("x", time, List.of(time), Map.of("a", 1), List.of(1f, 2f, 3f),
                    RoundingMode.UP, Optional.of(time), Optional.empty()));
              }
            }
            """,
            """
            id ascii PARTITION_KEY ASC
            at timeuuid CLUSTERING DESC
            ids list<timeuuid> REGULAR
            counts map<ascii, int> REGULAR
            vector vector<float, 3> REGULAR
            state text REGULAR
            maybe timeuuid REGULAR
            perhaps timeuuid REGULAR
            """),
        Arguments.of(
            "key columns first, in the order of their positions",
            """
            @Document record A(String last, @ClusteringKey(1) long d, @PartitionKey(1) int b,
                @StaticColumn String shared, @ClusteringKey(value = 0, order = ClusteringOrder.DESC) String c,
                @PartitionKey(0) String a) {}
            class Samples {
              static List<A> all() { return List.of(new A("l", 4, 2, "s", "c", "a")); }
            }
            """,
            """
            a text PARTITION_KEY ASC
            b int PARTITION_KEY ASC
            c text CLUSTERING DESC
            d bigint CLUSTERING ASC
            last text REGULAR
            shared text STATIC
            """),
        Arguments.of(
            "names",
            """
            @Document record A(@PartitionKey int x, int HTTPRequest, int eventTime, int dayBucket2,
                int a1B, int aB, int already_snake, @Name("Any \\"name\\"") int odd) {}
            class Samples {
              static List<A> all() { return List.of(new A(1, 2, 3, 4, 5, 6, 7, 8)); }
            }
            """,
            """
            x int PARTITION_KEY ASC
            http_request int REGULAR
            event_time int REGULAR
            day_bucket2 int REGULAR
            a1_b int REGULAR
            a_b int REGULAR
            already_snake int REGULAR
            Any "name" int REGULAR
            """),
        Arguments.of(
            "names as they are",
            """
            @Document(naming = Naming.AS_IS) record A(@PartitionKey int eventTime, @Name("b") int cC) {}
            class Samples { static List<A> all() { return List.of(new A(1, 2)); } }
            """,
            """
            eventTime int PARTITION_KEY ASC
            b int REGULAR
            """),
        Arguments.of(
            "Optional and Nullable",
            """
            @Document record A(@PartitionKey int id, Optional<Integer> number,
                Optional<List<String>> list, @Nullable List<String> nullable, List<String> empty,
                Optional<Kind> kind, Optional<B> b, @Other Set<Integer> other) {}
            enum Kind { X }
            @UserType record B(Optional<String> s, @Nullable Set<Integer> numbers) {}
            @interface Other {}
            class Samples {
              static List<A> all() {
                return List.of(
                    new A(1, Optional.of(1), Optional.of(List.of("a")), List.of("b"), List.of("c"),
                        Optional.of(Kind.X), Optional.of(new B(Optional.empty(), null)), Set.of(1)),
                    new A(1, Optional.empty(), Optional.empty(), null, List.of(), Optional.empty(),
                        Optional.empty(), Set.of()));
              }
            }
            """,
            """
            id int PARTITION_KEY ASC
            number int REGULAR
            list list<text> REGULAR
            nullable list<text> REGULAR
            empty list<text> REGULAR
            kind text REGULAR
            b b REGULAR
            other set<int> REGULAR
            """),
        Arguments.of(
            "collections in collections, and frozen ones",
            """
            @Document record A(@PartitionKey int id, @ClusteringKey @Frozen List<Integer> path,
                Map<String, List<Set<Integer>>> nested, List<Map<Kind, UUID>> maps,
                @Frozen Map<String, Integer> frozen, List<@Frozen Set<Integer>> inner,
                @Indexed(target = IndexTarget.FULL) @Frozen Set<String> full) {}
            enum Kind { X }
            class Samples {
              static List<A> all() {
                return List.of(new A(1, List.of(1, 2), Map.of("a", List.of(Set.of(1), Set.of())),
                    List.of(Map.of(Kind.X, new UUID(1, 2))), Map.of("b", 2), List.of(Set.of(3)),
                    Set.of("x")));
              }
            }
            """,
            """
            id int PARTITION_KEY ASC
            path frozen<list<int>> CLUSTERING ASC
            nested map<text, frozen<list<frozen<set<int>>>>> REGULAR
            maps list<frozen<map<text, uuid>>> REGULAR
            frozen frozen<map<text, int>> REGULAR
            inner list<frozen<set<int>>> REGULAR
            full frozen<set<text>> REGULAR
            """),
        Arguments.of(
            "converters",
            """
            @Document record A(@PartitionKey @Converted(Money.class) Currency id,
                @Converted(Joined.class) List<Currency> list, @Converted(Ids.class) @Frozen String ids,
                @Converted(Money.class) Optional<Currency> maybe,
                @Converted(A.Inner.class) @CqlType("timeuuid") StringBuilder time) {
              static class Inner implements Converter<StringBuilder, UUID> {
                public UUID toCql(StringBuilder b) { return UUID.fromString(b.toString()); }
                public StringBuilder fromCql(UUID u) { return new StringBuilder(u.toString()); }
              }
              @Override public boolean equals(Object o) { return o.toString().equals(toString()); }
              @Override public int hashCode() { return 1; }
            }
            abstract class ByText<T> implements Converter<T, String> {
              @Override public String toCql(T value) { return value.toString(); }
            }
            class Money extends ByText<Currency> {
              @Override public Currency fromCql(String code) { return Currency.getInstance(code); }
            }
            class Joined implements Converter<List<Currency>, List<String>> {
              public List<String> toCql(List<Currency> l) {
                return l.stream().map(Currency::toString).toList();
              }
              public List<Currency> fromCql(List<String> l) {
                return l.stream().map(Currency::getInstance).toList();
              }
            }
            class Ids implements Converter<String, Set<Integer>> {
              public Set<Integer> toCql(String s) { return Set.of(Integer.parseInt(s)); }
              public String fromCql(Set<Integer> s) { return "" + s.iterator().next(); }
            }
            class Samples {
              static List<A> all() {
                Currency euro = Currency.getInstance("EUR");
                return List.of(
                    new A(euro, List.of(euro), "7", Optional.of(euro),
                        new StringBuilder("b54adc00-67f9-11ef-9669-000000000001")),
                    new A(euro, null, null, Optional.empty(), null));
              }
            }
            """,
            """
            id text PARTITION_KEY ASC
            list list<text> REGULAR
            ids frozen<set<int>> REGULAR
            maybe text REGULAR
            time timeuuid REGULAR
            """),
        Arguments.of(
            "a class with accessors and fields of all kinds",
            """
            @Document class A extends Base<UUID> {
              private String bean;
              private boolean flag;
              private String fluent;
              public int open;
              protected String near;
              String mixed;
              static int shared;
              transient int forgotten;
              @Ignored final int ignored = 1;
              private int computed;
              protected A() {}
              public String getBean() { return bean; }
              public void setBean(String bean) { this.bean = bean; }
              public boolean isFlag() { return flag; }
              public void setFlag(boolean flag) { this.flag = flag; }
              public String fluent() { return fluent; }
              public A fluent(String fluent) { this.fluent = fluent; return this; }
              public @Name("renamed") String getMixed() { return mixed; }
              @Ignored public int getComputed() { return computed; }
            }
            abstract class Base<I> implements Identified<I> {
              private I id;
              private List<I> others = new ArrayList<>();
              @Override public I id() { return id; }
              public void setId(I id) { this.id = id; }
              public List<I> getOthers() { return others; }
              public void setOthers(List<I> others) { this.others = others; }
              @Override public boolean equals(Object o) {
                A a = (A) this;
                A b = (A) o;
                return id.equals(b.id()) && others.equals(b.getOthers()) && a.open == b.open
                    && Objects.equals(a.getBean(), b.getBean()) && a.isFlag() == b.isFlag()
                    && Objects.equals(a.fluent(), b.fluent()) && Objects.equals(a.near, b.near)
                    && Objects.equals(a.mixed, b.mixed);
              }
              @Override public int hashCode() { return 1; }
            }
            interface Identified<I> { @PartitionKey I id(); }
            class Samples {
              static List<A> all() {
                A a = new A();
                a.setId(new UUID(1, 2));
                a.setOthers(List.of(new UUID(3, 4)));
                a.setBean("b");
                a.setFlag(true);
                a.fluent("f").open = 5;
                a.near = "n";
                a.mixed = "m";
                return List.of(a);
              }
            }
            """,
            """
            id uuid PARTITION_KEY ASC
            others list<uuid> REGULAR
            bean text REGULAR
            flag boolean REGULAR
            fluent text REGULAR
            open int REGULAR
            near text REGULAR
            renamed text REGULAR
            """),
        Arguments.of(
            "names that generated code uses itself",
            """
            @Document record A(@PartitionKey String row, @ClusteringKey Order document, Condition c,
                Set<List> cells, Object model, Object TYPE, Set<Integer> item, Set<Integer> ITEM_) {}
            enum Order { X }
            enum Condition { Y }
            enum List { Z }
            enum Object { O }
            enum Integer { I }
            class Samples {
              static java.util.List<A> all() {
                return java.util.List.of(new A("x", Order.X, Condition.Y, Set.of(List.Z), Object.O,
                    Object.O, Set.of(Integer.I), Set.of()));
              }
            }
            """,
            """
            row text PARTITION_KEY ASC
            document text CLUSTERING ASC
            c text REGULAR
            cells set<text> REGULAR
            model text REGULAR
            type text REGULAR
            item set<text> REGULAR
            item_ set<text> REGULAR
            """),
        Arguments.of(
            "deprecated members",
            """
            @Deprecated @Document class A {
              @PartitionKey int id;
              @Deprecated int old;
              @Deprecated(forRemoval = true) int older;
              @Override public boolean equals(Object o) { return o instanceof A a && a.id == id; }
              @Override public int hashCode() { return 1; }
            }
            class Samples {
              @SuppressWarnings("deprecation") static List<Object> all() { return List.of(new A()); }
            }
            """,
            """
            id int PARTITION_KEY ASC
            old int REGULAR
            older int REGULAR
            """));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({
    "documents",
    "dev.coodie.processor.ComposedTypes#documents",
    "dev.coodie.processor.ConvertedTypes#documents"
  })
  void document_comes_back_as_it_was(String what, String source, String columns) {
    Loaded loaded = Loaded.of(IMPORTS + source);

    assertThat(String.join("\n", loaded.columns("A")) + "\n").isEqualTo(columns);
    for (Object document : loaded.samples()) {
      assertThat(loaded.roundTrip("A", document)).isEqualTo(document);
    }
  }
}
