package dev.coodie.examples.guide;

import dev.coodie.column.Converter;
import java.math.BigDecimal;

// tag::grams[]
/** Stores a weight in whole grams. */
final class Grams implements Converter<Weight, Long> {
  @Override
  public Long toCql(Weight weight) {
    return weight.kilos().movePointRight(3).longValueExact();
  }

  @Override
  public Weight fromCql(Long grams) {
    return new Weight(BigDecimal.valueOf(grams, 3));
  }
}
// end::grams[]
