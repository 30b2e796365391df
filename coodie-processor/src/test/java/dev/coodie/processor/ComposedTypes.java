package dev.coodie.processor;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Cases of {@link RoundTripTest}: arrays, vectors, tuples and user-defined types. */
final class ComposedTypes {
  private ComposedTypes() {}

  static Stream<Arguments> documents() {
    return Stream.of(
        Arguments.of(
            "user-defined types and tuples",
            """
            @Document record A(@PartitionKey Point at, @ClusteringKey @Frozen Address key, Address open,
                @Frozen Address closed, List<Address> many, Map<Point, Address> map, Point point,
                @Frozen Point alsoFrozen) {}
            @Tuple record Point(int x, double y) {}
            @UserType(name = "addr") record Address(String street, int houseNumber, City city,
                List<Point> points) {}
            @UserType class City {
              private @Name("cityName") String name;
              Optional<String> zip = Optional.empty();
              public String getName() { return name; }
              public City setName(String name) { this.name = name; return this; }
              @Override public boolean equals(Object o) {
                return o instanceof City c && c.name.equals(name) && c.zip.equals(zip);
              }
              @Override public int hashCode() { return 1; }
            }
            class Samples {
              static List<A> all() {
                Address a = new Address("s", 1, new City().setName("c"), List.of(new Point(1, 2)));
                return List.of(new A(new Point(1, 2), a, a, a, List.of(a),
                    Map.of(new Point(3, 4), a), new Point(5, 6), new Point(7, 8)));
              }
            }
            """,
            """
            at frozen<tuple<int, double>> PARTITION_KEY ASC
            key frozen<addr> CLUSTERING ASC
            open addr REGULAR
            closed frozen<addr> REGULAR
            many list<frozen<addr>> REGULAR
            map map<frozen<tuple<int, double>>, frozen<addr>> REGULAR
            point frozen<tuple<int, double>> REGULAR
            also_frozen frozen<tuple<int, double>> REGULAR
            """),
        Arguments.of(
            "arrays",
            """
            @Document record A(@PartitionKey @CqlType("blob") byte[] id, byte[] bytes,
                @Vector(2) float[] vector, List<byte[]> list,
                List<@Vector(1) float[]> vectors) {
              @Override public boolean equals(Object o) {
                return o instanceof A a && Arrays.equals(id, a.id) && Arrays.equals(bytes, a.bytes)
                    && Arrays.equals(vector, a.vector) && Arrays.equals(list.get(0), a.list.get(0))
                    && Arrays.equals(vectors.get(0), a.vectors.get(0));
              }
              @Override public int hashCode() { return 1; }
            }
            class Samples {
              static List<A> all() {
                return List.of(new A(new byte[] {1}, new byte[] {2}, new float[] {3, 4},
                    List.of(new byte[] {5}), List.of(new float[] {6})));
              }
            }
            """,
            """
            id blob PARTITION_KEY ASC
            bytes blob REGULAR
            vector vector<float, 2> REGULAR
            list list<blob> REGULAR
            vectors list<vector<float, 1>> REGULAR
            """),
        Arguments.of(
            "vectors in other types",
            """
            @Document record A(@PartitionKey int id, Optional<@Vector(2) List<Float>> maybe,
                Map<String, @Vector(1) List<Double>> map, B b, @Frozen List<B> list,
                @Vector(2) List<@CqlType("timeuuid") UUID> ids, @ClusteringKey @Vector(1) List<Integer> at,
                @Converted(Twice.class) @Vector(2) String text) {}
            @UserType record B(@Vector(2) List<Float> vector, Set<@Vector(3) List<Float>> set) {}
            class Twice implements Converter<String, List<String>> {
              public List<String> toCql(String s) { return List.of(s, s); }
              public String fromCql(List<String> s) { return s.get(0); }
            }
            class Samples {
              static List<A> all() {
                UUID time = UUID.fromString("b54adc00-67f9-11ef-9669-000000000001");
                B b = new B(List.of(1f, 2f), Set.of(List.of(3f, 4f, 5f)));
                return List.of(new A(1, Optional.of(List.of(1f, 2f)), Map.of("a", List.of(1.0)), b,
                    List.of(b), List.of(time, time), List.of(7), "t"));
              }
            }
            """,
            """
            id int PARTITION_KEY ASC
            at vector<int, 1> CLUSTERING ASC
            maybe vector<float, 2> REGULAR
            map map<text, vector<double, 1>> REGULAR
            b b REGULAR
            list frozen<list<frozen<b>>> REGULAR
            ids vector<timeuuid, 2> REGULAR
            text vector<text, 2> REGULAR
            """),
        Arguments.of(
            "user-defined type whose fields are called like constants",
            """
            @Document record A(@PartitionKey int id, B b) {}
            @UserType record B(Set<Integer> item, @Name("item2") Set<Integer> ITEM, int MODEL, int Order,
                @Name("cityName") Optional<String> read, int write, Kind kind) {}
            enum Kind { X }
            class Samples {
              static List<A> all() {
                Object field = B_.read.name() + B_.ITEM.type();
                return List.of(new A(1,
                    new B(Set.of(1), Set.of(2), 3, 4, Optional.of("" + field), 5, Kind.X)));
              }
            }
            """,
            """
            id int PARTITION_KEY ASC
            b b REGULAR
            """));
  }
}
