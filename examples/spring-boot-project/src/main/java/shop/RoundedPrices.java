package shop;

import dev.coodie.spring.boot.DocumentHook;
import java.math.RoundingMode;
import org.springframework.stereotype.Component;

/** Prices have two digits, whoever saves them. */
@Component
class RoundedPrices implements DocumentHook<Product> {
  @Override
  public Product beforeSave(Product product) {
    return new Product(
        product.id(), product.name(), product.price().setScale(2, RoundingMode.HALF_EVEN));
  }
}
