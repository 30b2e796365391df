package dev.coodie.spring.boot.audited;

import dev.coodie.Documents;
import dev.coodie.spring.boot.CurrentUser;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;

/** An application that tells the time and the user. */
@SpringBootApplication
public class Offers {
  public static final Instant NOW = Instant.parse("2026-05-01T08:00:00Z");

  /** Has the handle. */
  @Service
  public record Desk(Documents<Offer> offers) {}

  @Bean
  Clock clock() {
    return Clock.fixed(NOW, ZoneOffset.UTC);
  }

  @Bean
  CurrentUser<String> user() {
    return () -> "ann";
  }
}
