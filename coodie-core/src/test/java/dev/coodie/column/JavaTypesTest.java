package dev.coodie.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.error.InvalidQueryException;
import dev.coodie.error.MappingException;
import java.net.URI;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes back exactly is stored, and nothing else is. */
class JavaTypesTest {
  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of(
            JavaTypes.URI, URI.create("HTTP://Ü.example/%c3?q#f"), "HTTP://Ü.example/%c3?q#f"),
        Arguments.of(JavaTypes.URI, URI.create("urn:isbn:1"), "urn:isbn:1"),
        Arguments.of(JavaTypes.URI, URI.create(""), ""),
        Arguments.of(JavaTypes.CURRENCY, Currency.getInstance("EUR"), "EUR"),
        Arguments.of(JavaTypes.LOCALE, Locale.CANADA_FRENCH, "fr-CA"),
        Arguments.of(JavaTypes.LOCALE, Locale.ROOT, "und"),
        Arguments.of(JavaTypes.LOCALE, Locale.forLanguageTag("zh-Hant-TW"), "zh-Hant-TW"),
        Arguments.of(JavaTypes.YEAR_MONTH, YearMonth.of(2024, 2), "2024-02"),
        Arguments.of(JavaTypes.YEAR_MONTH, YearMonth.of(0, 12), "0000-12"),
        Arguments.of(JavaTypes.YEAR_MONTH, YearMonth.of(9999, 1), "9999-01"),
        Arguments.of(JavaTypes.ZONE_ID, ZoneId.of("Europe/Lisbon"), "Europe/Lisbon"),
        Arguments.of(JavaTypes.ZONE_ID, ZoneOffset.UTC, "Z"),
        Arguments.of(JavaTypes.ZONE_ID, ZoneOffset.ofHours(-5), "-05:00"));
  }

  @ParameterizedTest
  @MethodSource("values")
  <V> void value_is_stored_as_text_and_comes_back(ValueType<V> type, V value, String text) {
    assertThat(type.encode(value)).isEqualTo(ValueType.TEXT.encode(text));
    assertThat(type.decode(type.encode(value))).isEqualTo(value);
    assertThat(type.cql()).isEqualTo("text");
  }

  @Test
  void all_locales_of_java_come_back_or_are_refused() {
    List<Locale> refused = new ArrayList<>();
    for (Locale locale : Locale.getAvailableLocales()) {
      try {
        assertThat(JavaTypes.LOCALE.decode(JavaTypes.LOCALE.encode(locale))).isEqualTo(locale);
      } catch (InvalidQueryException e) {
        refused.add(locale);
      }
    }

    assertThat(refused).hasSizeLessThan(10);
  }

  @Test
  void all_currencies_and_zones_of_java_come_back() {
    for (Currency currency : Currency.getAvailableCurrencies()) {
      assertThat(JavaTypes.CURRENCY.decode(JavaTypes.CURRENCY.encode(currency))).isSameAs(currency);
    }
    for (String id : ZoneId.getAvailableZoneIds()) {
      ZoneId zone = ZoneId.of(id);
      assertThat(JavaTypes.ZONE_ID.decode(JavaTypes.ZONE_ID.encode(zone))).isEqualTo(zone);
    }
  }

  @Test
  void years_are_numbers() {
    for (int year : new int[] {Year.MIN_VALUE, -1, 0, 2024, Year.MAX_VALUE}) {
      assertThat(JavaTypes.YEAR.encode(Year.of(year))).isEqualTo(ValueType.INT.encode(year));
      assertThat(JavaTypes.YEAR.decode(ValueType.INT.encode(year))).isEqualTo(Year.of(year));
    }
  }

  static Stream<Arguments> unwritable() {
    URI base = URI.create("http://x/");
    return Stream.of(
        Arguments.of(JavaTypes.URI, base.relativize(URI.create("http://x/a:b")), "a:b"),
        Arguments.of(JavaTypes.YEAR_MONTH, YearMonth.of(-1, 1), "-0001"),
        Arguments.of(JavaTypes.YEAR_MONTH, YearMonth.of(10_000, 1), "10000"),
        Arguments.of(JavaTypes.LOCALE, new Locale("no", "NO", "NY"), "NY"));
  }

  @ParameterizedTest
  @MethodSource("unwritable")
  <V> void value_that_would_not_come_back_is_refused(ValueType<V> type, V value, String text) {
    assertThatThrownBy(() -> type.encode(value))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageStartingWith("the value does not fit text: expected a")
        .hasMessageEndingWith("[coodie-212]")
        .hasMessageNotContaining(text);
  }

  static Stream<Arguments> unreadable() {
    return Stream.of(
        Arguments.of(JavaTypes.URI, "a b"),
        Arguments.of(JavaTypes.CURRENCY, "eur"),
        Arguments.of(JavaTypes.CURRENCY, ""),
        Arguments.of(JavaTypes.LOCALE, "en_US"),
        Arguments.of(JavaTypes.LOCALE, "EN-us"),
        Arguments.of(JavaTypes.LOCALE, ""),
        Arguments.of(JavaTypes.YEAR_MONTH, "2024-2"),
        Arguments.of(JavaTypes.YEAR_MONTH, "2024-13"),
        Arguments.of(JavaTypes.YEAR_MONTH, "+10000-01"),
        Arguments.of(JavaTypes.ZONE_ID, "Mars/Olympus"),
        Arguments.of(JavaTypes.ZONE_ID, "+1"));
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void text_that_is_not_what_a_value_is_stored_as_is_refused(ValueType<?> type, String text) {
    assertThatThrownBy(() -> type.decode(ValueType.TEXT.encode(text)))
        .isInstanceOf(MappingException.class)
        .hasMessageStartingWith("the text is not a valid " + type.javaType().getSimpleName())
        .hasMessageEndingWith("[coodie-408]")
        .hasNoCause();
  }

  @Test
  void number_out_of_the_range_of_years_is_refused() {
    assertThatThrownBy(() -> JavaTypes.YEAR.decode(ValueType.INT.encode(Integer.MAX_VALUE)))
        .isInstanceOf(MappingException.class)
        .hasMessageStartingWith("the int is not a valid Year: expected a year from");
  }
}
