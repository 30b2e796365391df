package dev.coodie.spring.boot.test.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.spring.boot.test.AutoConfigureEmbeddedCassandra;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
@AutoConfigureEmbeddedCassandra
class WholeApplicationTest {
  @Autowired Till till;

  @Test
  void the_whole_application_runs_on_the_embedded_node() {
    till.toys().save(new Toy("ball", 3));

    assertThat(till.toys().find().one().price()).isEqualTo(3);
  }
}
