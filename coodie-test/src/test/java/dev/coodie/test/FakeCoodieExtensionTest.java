package dev.coodie.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FakeCoodieExtension.class)
class FakeCoodieExtensionTest {
  private static final Product PEN = Product.named("1", "Pen");

  @BeforeEach
  void given_a_product(FakeDriver driver) {
    driver.on("SELECT").returns(Product.class, PEN);
  }

  @RepeatedTest(2)
  void driver_and_coodie_belong_together_and_are_fresh(Coodie coodie, FakeDriver driver) {
    assertThat(driver.statements()).isEmpty();

    assertThat(coodie.documents(Product.class).find().all()).containsExactly(PEN);

    assertThat(driver.statements()).hasSize(1);
  }
}
