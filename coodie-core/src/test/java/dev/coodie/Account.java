package dev.coodie;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A document of a transactional table. */
record Account(
    String bank,
    int number,
    @Nullable String motto,
    @Nullable Long balance,
    @Nullable BigDecimal rate,
    @Nullable String owner,
    @Nullable Set<String> tags,
    int visits) {
  static Account of(int number, long balance) {
    return new Account("b", number, null, balance, null, "x", null, 0);
  }
}
