package dev.coodie.spring.boot;

import dev.coodie.Coodie;
import dev.coodie.CoodieConfig;
import dev.coodie.driver.ResultPage;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An application that makes its own {@code Coodie}, over a driver that answers nothing. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class ShopWithOwnCoodie {
  @Bean
  Coodie mine() {
    return Coodie.of(
        statement -> CompletableFuture.completedFuture(ResultPage.empty()),
        CoodieConfig.defaults().keyspace("mine"));
  }
}
