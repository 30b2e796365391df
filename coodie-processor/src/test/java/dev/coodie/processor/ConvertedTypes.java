package dev.coodie.processor;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Cases of {@link RoundTripTest}: types that are stored as another one. */
final class ConvertedTypes {
  private static final String MONEY =
      """
      record Money(String amount) {}
      class AsText implements Converter<Money, String> {
        public String toCql(Money m) { return m.amount(); }
        public Money fromCql(String s) { return new Money(s); }
      }
      """;

  private ConvertedTypes() {}

  static Stream<Arguments> documents() {
    return Stream.of(
        Arguments.of(
            "types of Java that CQL has no type for",
            """
            @Document record A(@PartitionKey URI id, @ClusteringKey Year year,
                @ClusteringKey(1) YearMonth month, Currency currency, Locale locale, ZoneId zone,
                Set<Locale> locales, Map<Currency, URI> map, Optional<ZoneId> maybe,
                @CqlType("text") List<Year> years, List<@CqlType("text") URI> uris) {}
            class Samples {
              static List<A> all() {
                URI uri = URI.create("http://a/b?c#d");
                Currency euro = Currency.getInstance("EUR");
                return List.of(
                    new A(uri, Year.of(2024), YearMonth.of(2024, 2), euro, Locale.CANADA_FRENCH,
                        ZoneId.of("Europe/Lisbon"), Set.of(Locale.ROOT), Map.of(euro, uri),
                        Optional.of(ZoneOffset.ofHours(2)), List.of(Year.of(-1)), List.of(uri)),
                    new A(uri, Year.of(0), YearMonth.of(0, 1), null, null, null, Set.of(), Map.of(),
                        Optional.empty(), List.of(), List.of()));
              }
            }
            """
                .replace("@CqlType(\"text\") List<Year>", "List<@CqlType(\"int\") Year>"),
            """
            id text PARTITION_KEY ASC
            year int CLUSTERING ASC
            month text CLUSTERING ASC
            currency text REGULAR
            locale text REGULAR
            zone text REGULAR
            locales set<text> REGULAR
            map map<text, text> REGULAR
            maybe text REGULAR
            years list<int> REGULAR
            uris list<text> REGULAR
            """),
        Arguments.of(
            "converters on type arguments, in tuples and in user-defined types",
            """
            @Document record A(@PartitionKey int id, List<@Converted(AsText.class) Money> list,
                Set<@Converted(AsText.class) Money> set,
                Map<@Converted(AsText.class) Money, List<@Converted(AsText.class) Money>> map,
                @Frozen List<@Converted(AsText.class) Money> frozen, B b, C c,
                Optional<@Converted(AsText.class) Money> maybe,
                Set<@Converted(ById.class) @CqlType("timeuuid") String> times) {}
            @UserType record B(@Converted(AsText.class) Money one,
                List<@Converted(AsText.class) Money> many) {}
            @Tuple record C(@Converted(AsText.class) Money one,
                Set<@Converted(AsText.class) Money> many) {}
            class ById implements Converter<String, UUID> {
              public UUID toCql(String s) { return UUID.fromString(s); }
              public String fromCql(UUID u) { return u.toString(); }
            }
            class Samples {
              static List<A> all() {
                Money one = new Money("1");
                return List.of(
                    new A(1, List.of(one), Set.of(one), Map.of(one, List.of(one)), List.of(one),
                        new B(one, List.of(one)), new C(one, Set.of(one)), Optional.of(one),
                        Set.of("b54adc00-67f9-11ef-9669-000000000001")));
              }
            }
            """
                + MONEY,
            """
            id int PARTITION_KEY ASC
            list list<text> REGULAR
            set set<text> REGULAR
            map map<text, frozen<list<text>>> REGULAR
            frozen frozen<list<text>> REGULAR
            b b REGULAR
            c frozen<tuple<text, frozen<set<text>>>> REGULAR
            maybe text REGULAR
            times set<timeuuid> REGULAR
            """),
        Arguments.of(
            "converters of a document, of a type above it, and of a type of its own",
            """
            @Document @Converters({AsText.class, Loud.class}) record A(@PartitionKey Money id,
                Map<Money, List<Money>> map, String text, URI uri, Own own, List<Own> owns,
                @Converted(AsNumber.class) Money number, List<Basket> baskets) implements Above {}
            @Converters(AsBlob.class) interface Above {}
            class Loud implements Converter<String, ByteBuffer> {
              public ByteBuffer toCql(String s) { return ByteBuffer.wrap(s.getBytes()); }
              public String fromCql(ByteBuffer b) {
                byte[] bytes = new byte[b.remaining()];
                b.duplicate().get(bytes);
                return new String(bytes);
              }
            }
            class AsBlob implements Converter<URI, ByteBuffer> {
              public ByteBuffer toCql(URI u) { return new Loud().toCql(u.toString()); }
              public URI fromCql(ByteBuffer b) { return URI.create(new Loud().fromCql(b)); }
            }
            class AsNumber implements Converter<Money, Integer> {
              public Integer toCql(Money m) { return Integer.valueOf(m.amount()); }
              public Money fromCql(Integer i) { return new Money("" + i); }
            }
            @Converted(OfOwn.class) record Own(int x) {}
            class OfOwn implements Converter<Own, Integer> {
              public Integer toCql(Own o) { return o.x(); }
              public Own fromCql(Integer i) { return new Own(i); }
            }
            @Converted(OfBasket.class) record Basket(Money money) {}
            class OfBasket implements Converter<Basket, Set<Money>> {
              public Set<Money> toCql(Basket b) { return Set.of(b.money()); }
              public Basket fromCql(Set<Money> s) { return new Basket(s.iterator().next()); }
            }
            class Samples {
              static List<A> all() {
                Money one = new Money("1");
                return List.of(new A(one, Map.of(one, List.of(one)), "x", URI.create("y"), new Own(2),
                    List.of(new Own(3)), one, List.of(new Basket(one))));
              }
            }
            """
                + MONEY,
            // what AsText makes is text that Loud converts once more
            """
            id blob PARTITION_KEY ASC
            map map<blob, frozen<list<blob>>> REGULAR
            text blob REGULAR
            uri blob REGULAR
            own int REGULAR
            owns list<int> REGULAR
            number int REGULAR
            baskets list<frozen<set<blob>>> REGULAR
            """),
        Arguments.of(
            "single values",
            """
            @Document record A(@PartitionKey UserId id, @ClusteringKey At at, Count count, Name name,
                List<UserId> ids, Map<UserId, Name> names, Tags tags, @Frozen Tags frozen, Where where,
                Optional<Wrapped> wrapped, B b, C c, @Indexed Name indexed) {}
            @SingleValue record UserId(@CqlType("timeuuid") UUID value) {}
            @SingleValue record At(Instant value) {}
            @SingleValue record Count(int value) {}
            @SingleValue record Tags(Set<Name> value) {}
            @SingleValue record Where(B value) {}
            @SingleValue record Wrapped(UserId value) {}
            @SingleValue final class Name {
              private final String text;
              Name(String text) { this.text = text; }
              public String getText() { return text; }
              @Override public boolean equals(Object o) {
                return o instanceof Name n && n.text.equals(text);
              }
              @Override public int hashCode() { return text.hashCode(); }
            }
            @UserType record B(UserId id, List<Name> names) {}
            @Tuple record C(UserId id, Count count) {}
            class Samples {
              static List<A> all() {
                UserId id = new UserId(UUID.fromString("b54adc00-67f9-11ef-9669-000000000001"));
                Name n = new Name("n");
                B b = new B(id, List.of(n));
                return List.of(new A(id, new At(Instant.EPOCH), new Count(3), n, List.of(id),
                    Map.of(id, n), new Tags(Set.of(n)), new Tags(Set.of(n)), new Where(b),
                    Optional.of(new Wrapped(id)), b, new C(id, new Count(4)), n));
              }
            }
            """,
            """
            id timeuuid PARTITION_KEY ASC
            at timestamp CLUSTERING ASC
            count int REGULAR
            name text REGULAR
            ids list<timeuuid> REGULAR
            names map<timeuuid, text> REGULAR
            tags set<text> REGULAR
            frozen frozen<set<text>> REGULAR
            where b REGULAR
            wrapped timeuuid REGULAR
            b b REGULAR
            c frozen<tuple<timeuuid, int>> REGULAR
            indexed text REGULAR
            """));
  }
}
