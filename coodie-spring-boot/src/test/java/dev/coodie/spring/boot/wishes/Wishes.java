package dev.coodie.spring.boot.wishes;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.coodie.Coodie;
import dev.coodie.Counters;
import dev.coodie.Documents;
import dev.coodie.spring.boot.shop.Product;
import dev.coodie.spring.boot.shop.Visits;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Applications that ask for what they do not get. */
public final class Wishes {
  private Wishes() {}

  /** Nothing is asked for. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  public static class Nothing {}

  /** The session of Boot, and no coodie. */
  @Import(Session.Service.class)
  @EnableAutoConfiguration(excludeName = "dev.coodie.spring.boot.CoodieAutoConfiguration")
  public static class Session {
    record Service(CqlSession session) {}
  }

  /** Documents of what has counters. */
  @Import({Nothing.class, WrongHandle.Service.class})
  public static class WrongHandle {
    record Service(Documents<Visits> visits) {}
  }

  /** Documents of a package that is not scanned. */
  @Import({Nothing.class, OtherPackage.Service.class})
  public static class OtherPackage {
    record Service(Documents<Product> products) {}
  }

  /** Documents of a class that is none. */
  @Import({Nothing.class, NoDocument.Service.class})
  public static class NoDocument {
    record Service(Documents<String> texts) {}
  }

  /** Documents of whatever. */
  @Import({Nothing.class, Whatever.Service.class})
  public static class Whatever {
    @SuppressWarnings("rawtypes")
    record Service(Counters counters) {}

    @Bean
    Counters<Visits> one(Coodie coodie) {
      return coodie.counters(Visits.class);
    }

    @Bean
    Counters<Visits> two(Coodie coodie) {
      return coodie.counters(Visits.class);
    }
  }

  /** One of two. */
  @Import({Nothing.class, Ambiguous.Service.class})
  public static class Ambiguous {
    record Service(Counters<Visits> visits) {}

    @Bean
    Counters<Visits> one(Coodie coodie) {
      return coodie.counters(Visits.class);
    }

    @Bean
    Counters<Visits> two(Coodie coodie) {
      return coodie.counters(Visits.class);
    }
  }
}
