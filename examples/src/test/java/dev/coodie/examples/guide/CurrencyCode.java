package dev.coodie.examples.guide;

import dev.coodie.column.Converter;
import java.util.Currency;

// tag::currency-code[]
/** Stores a currency by its code. */
final class CurrencyCode implements Converter<Currency, String> {
  @Override
  public String toCql(Currency currency) {
    return currency.getCurrencyCode();
  }

  @Override
  public Currency fromCql(String code) {
    return Currency.getInstance(code);
  }
}
// end::currency-code[]
