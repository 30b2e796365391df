package dev.coodie.test;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

record Product(String id, @Nullable String name, @Nullable BigDecimal price, Set<String> tags) {
  static Product named(String id, String name) {
    return new Product(id, name, new BigDecimal("1.50"), Set.of("new"));
  }
}
