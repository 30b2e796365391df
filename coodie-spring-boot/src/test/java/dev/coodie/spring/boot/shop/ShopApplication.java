package dev.coodie.spring.boot.shop;

import dev.coodie.Counters;
import dev.coodie.Documents;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.stereotype.Service;

/** An application as a user writes it. */
@SpringBootApplication
public class ShopApplication {
  /** Gets its handles by their types alone. */
  @Service
  public record Shop(Documents<Product> products, Counters<Visits> visits) {}
}
