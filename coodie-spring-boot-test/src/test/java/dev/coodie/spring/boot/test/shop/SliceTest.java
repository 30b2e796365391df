package dev.coodie.spring.boot.test.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.spring.boot.test.CoodieTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@CoodieTest
class SliceTest {
  @Autowired Documents<Toy> toys;
  @Autowired Coodie coodie;
  @Autowired ApplicationContext context;

  @RepeatedTest(2)
  void the_tables_are_there_and_empty() {
    assertThat(toys.find().all()).isEmpty();

    toys.save(new Toy("car", 5));

    assertThat(toys.find().all()).containsExactly(new Toy("car", 5));
  }

  @Test
  void the_keyspace_is_its_own_and_services_are_left_out() {
    assertThat(coodie.keyspace().orElseThrow()).startsWith("test_");
    assertThat(context.getBeansOfType(Till.class)).isEmpty();
  }
}
