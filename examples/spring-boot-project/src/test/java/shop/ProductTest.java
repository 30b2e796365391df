package shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Documents;
import dev.coodie.spring.boot.test.CoodieTest;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CoodieTest
class ProductTest {
  @Autowired Documents<Product> products;

  @Test
  void a_product_is_read_as_it_was_saved() {
    Product pen = new Product("pen-1", "Pen", new BigDecimal("1.50"));

    products.save(pen);

    assertThat(products.get(Product_.key("pen-1"))).isEqualTo(pen);
  }
}
