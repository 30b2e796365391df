package dev.coodie.column;

import java.net.URI;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How Java types without a CQL type of their own are stored. A value that would be read back as a
 * different one is refused when it is written. A stored value that is not spelled exactly as coodie
 * writes it, such as {@code en_US} for a locale, is a {@link dev.coodie.error.MappingException}: as
 * part of a key it would address another row.
 */
public final class JavaTypes {
  private static final int LAST_YEAR_OF_FOUR_DIGITS = 9999;

  /** A URI as {@code text}, as it was written. */
  public static final ValueType<URI> URI =
      stored(
          ValueType.TEXT,
          URI.class,
          "a URI that is equal to that of its text",
          java.net.URI::toString,
          java.net.URI::create,
          uri -> java.net.URI.create(uri.toString()).equals(uri));

  /** A currency as {@code text}: its ISO 4217 code, such as {@code EUR}. */
  public static final ValueType<Currency> CURRENCY =
      stored(
          ValueType.TEXT,
          Currency.class,
          "the code of a currency that Java knows, such as EUR",
          Currency::getCurrencyCode,
          Currency::getInstance,
          currency -> true);

  /** A locale as {@code text}: its BCP 47 language tag, such as {@code pt-BR}. */
  public static final ValueType<Locale> LOCALE =
      stored(
          ValueType.TEXT,
          Locale.class,
          "a BCP 47 language tag as Locale.toLanguageTag() gives it, such as pt-BR",
          Locale::toLanguageTag,
          Locale::forLanguageTag,
          locale -> Locale.forLanguageTag(locale.toLanguageTag()).equals(locale));

  /** A year as {@code int}, so that years sort. */
  public static final ValueType<Year> YEAR =
      stored(
          ValueType.INT,
          Year.class,
          "a year from -999999999 to 999999999",
          Year::getValue,
          Year::of,
          year -> true);

  /** A month of the years 0000 to 9999 as {@code text}, such as {@code 2024-02}: they sort. */
  public static final ValueType<YearMonth> YEAR_MONTH =
      stored(
          ValueType.TEXT,
          YearMonth.class,
          "a month of the years 0000 to 9999, such as 2024-02",
          YearMonth::toString,
          YearMonth::parse,
          month -> month.getYear() >= 0 && month.getYear() <= LAST_YEAR_OF_FOUR_DIGITS);

  /** A time zone as {@code text}: its id, such as {@code Europe/Lisbon} or {@code +02:00}. */
  public static final ValueType<ZoneId> ZONE_ID =
      stored(
          ValueType.TEXT,
          ZoneId.class,
          "the id of a time zone that Java knows, such as Europe/Lisbon",
          ZoneId::getId,
          ZoneId::of,
          zone -> true);

  private static final List<ValueType<?>> ALL =
      List.of(URI, CURRENCY, LOCALE, YEAR, YEAR_MONTH, ZONE_ID);

  private JavaTypes() {}

  /** All of them. */
  public static List<ValueType<?>> all() {
    return ALL;
  }

  private static <W, V> ValueType<W> stored(
      ValueType<V> as,
      Class<W> type,
      String expected,
      Function<W, V> toCql,
      Function<V, W> fromCql,
      Predicate<W> comesBack) {
    return as.converted(type, new ExactConverter<>(as, type, expected, toCql, fromCql, comesBack));
  }
}
