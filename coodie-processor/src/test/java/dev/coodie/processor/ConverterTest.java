package dev.coodie.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Converters for many properties at once, and what the code generated for them looks like. */
class ConverterTest {
  private static final String MONEY =
      """
      package shop;
      import dev.coodie.column.Converter;
      public record Money(String amount) {
        public static final class AsText implements Converter<Money, String> {
          @Override public String toCql(Money m) { return m.amount(); }
          @Override public Money fromCql(String s) { return new Money(s); }
        }
        public static final class WithKey implements Converter<Money, String> {
          private final String key;
          public WithKey(String key) { this.key = key; }
          @Override public String toCql(Money m) { return key + m.amount(); }
          @Override public Money fromCql(String s) { return new Money(s.substring(key.length())); }
        }
      }
      """;

  private static final String OF_PACKAGE =
      """
      @Converters(Money.AsText.class)
      package shop;
      import dev.coodie.annotation.Converters;
      """;

  @Test
  void converter_of_a_package_is_for_all_types_in_it() {
    Compilation compilation =
        Compilation.of(
                MONEY,
                OF_PACKAGE,
                """
                package shop;
                import dev.coodie.annotation.*;
                import java.util.List;
                @Document public record Order(@PartitionKey int id, Money total, List<Money> parts,
                    Line line) {}
                """,
                """
                package shop;
                import dev.coodie.annotation.*;
                @UserType public record Line(Money price) {}
                """,
                """
                package shop;
                import dev.coodie.annotation.*;
                @Projection(Order.class) public record Total(Money total) {}
                """)
            .succeeds();

    String order = compilation.generated("shop.Order_");
    assertThat(order)
        .contains("PlainColumn<Order, Money> total =", "new Money.AsText()")
        .contains("ListColumn<Order, Money> parts =");
    assertThat(compilation.generated("shop.Line_")).contains("new Money.AsText()");
    assertThat(compilation.generated("shop.Total_")).contains("Order_.total");
  }

  @Test
  void converter_of_a_package_is_not_for_packages_below() {
    assertThat(
            Compilation.of(
                    MONEY,
                    OF_PACKAGE,
                    """
                    package shop.orders;
                    import dev.coodie.annotation.*;
                    @Document public record Order(@PartitionKey int id, shop.Money total) {}
                    """)
                .errors())
        .singleElement()
        .asString()
        .contains("Order.total has type Money, which CQL cannot store");
  }

  @Test
  void document_reaches_the_converters_of_a_type_above_it_in_another_package() {
    Compilation.of(
            MONEY,
            OF_PACKAGE,
            "package shop; public interface Priced { Money price(); }",
            """
            package other;
            import dev.coodie.annotation.*;
            @Document public record Order(@PartitionKey int id, shop.Money price)
                implements shop.Priced {}
            """)
        .succeeds();
  }

  @Test
  void property_is_nearer_than_document_and_document_than_package() {
    String generated =
        Compilation.of(
                MONEY,
                OF_PACKAGE,
                """
                package shop;
                import dev.coodie.annotation.*;
                import dev.coodie.column.Converter;
                @Document @Converters(Order.A.class) public record Order(@PartitionKey int id,
                    Money byDocument, @Converted(Order.B.class) Money byProperty) {
                  static class A implements Converter<Money, Integer> {
                    public Integer toCql(Money m) { return 1; }
                    public Money fromCql(Integer i) { return new Money("1"); }
                  }
                  static class B implements Converter<Money, Long> {
                    public Long toCql(Money m) { return 1L; }
                    public Money fromCql(Long l) { return new Money("1"); }
                  }
                }
                """)
            .succeeds()
            .generated("shop.Order_");

    assertThat(generated)
        .contains("ValueType.INT.converted(Money.class, new Order.A())")
        .contains("ValueType.BIGINT.converted(Money.class, new Order.B())")
        .doesNotContain("AsText");
  }

  @Test
  void converter_without_a_constructor_that_can_be_called_is_given_at_run_time() {
    String generated =
        Compilation.of(
                MONEY,
                """
                package shop;
                import dev.coodie.annotation.*;
                @Document public record Order(@PartitionKey int id,
                    java.util.Set<@Converted(Money.WithKey.class) Money> parts) {}
                """)
            .succeeds()
            .generated("shop.Order_");

    assertThat(generated)
        .contains("ValueType.TEXT.converted(Money.class, GivenConverter.of(Money.WithKey.class))");
  }

  @Test
  void single_value_of_a_class_that_is_generated_later_waits_for_it() {
    assertThat(
            Compilation.of(
                    """
                    import dev.coodie.annotation.*;
                    @Document record A(@PartitionKey B id) {}
                    @SingleValue record B(Missing value) {}
                    """)
                .errors())
        .isNotEmpty()
        .noneMatch(error -> error.contains("coodie-"));
  }

  @Test
  void bucket_and_its_time_can_be_single_values() {
    Loaded loaded =
        Loaded.of(
            """
            import dev.coodie.annotation.*;
            import java.time.*;
            @Document record A(@PartitionKey String id, @PartitionKey(1) @Bucket(of = "at",
                by = BucketUnit.DAY) Day day, @ClusteringKey At at) {}
            @SingleValue record Day(LocalDate value) {}
            @SingleValue record At(Instant value) {}
            class Samples {
              static java.util.List<Object> all() {
                return java.util.List.of(new A("a", null, new At(Instant.parse("2024-02-29T12:00:00Z"))));
              }
            }
            """);

    assertThat(loaded.roundTrip("A", loaded.samples().get(0)))
        .hasToString("A[id=a, day=Day[value=2024-02-29], at=At[value=2024-02-29T12:00:00Z]]");
  }

  private static final String DOCUMENTS =
      """
      import dev.coodie.annotation.*;
      import java.net.URI;
      import java.util.*;
      @Document record A(@PartitionKey UserId id, @ClusteringKey java.time.Year year, List<URI> list,
          Set<UserId> set, Map<Locale, URI> map, URI uri) {}
      @SingleValue record UserId(UUID value) {}
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A_.key(new UserId(new UUID(1, 2)), java.time.Year.of(1))",
        "A_.id.in(List.of(new UserId(new UUID(1, 2))))",
        "A_.year.gte(java.time.Year.of(1))",
        "A_.list.append(URI.create(\"x\"))",
        "A_.list.setAt(0, URI.create(\"x\"))",
        "A_.set.contains(new UserId(new UUID(1, 2)))",
        "A_.set.remove(new UserId(new UUID(1, 2)))",
        "A_.map.at(Locale.ROOT).eq(URI.create(\"x\"))",
        "A_.map.put(Locale.ROOT, null)",
        "A_.map.containsKey(Locale.ROOT)",
        "A_.uri.set(URI.create(\"x\"))"
      })
  void this_compiles(String expression) {
    use(expression).succeeds();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A_.id.eq(new UUID(1, 2))",
        "A_.key(new UUID(1, 2), 1)",
        "A_.list.append(\"x\")",
        "A_.map.at(\"en\")",
        "A_.uri.like(\"x%\")"
      })
  void this_does_not_compile(String expression) {
    assertThat(use(expression).errors()).hasSize(1).allMatch(e -> e.startsWith("4: "));
  }

  private static Compilation use(String expression) {
    return Compilation.of(
        DOCUMENTS,
        """
        import java.net.URI;
        import java.util.*;
        class Use { Object use() {
          %s;
          return "";
        } }
        """
            .formatted(expression));
  }
}
