package dev.coodie.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.error.MappingException;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several types in one table. */
class PolymorphismGuideTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB = EmbeddedCoodieExtension.withDocuments(Payment.class);

  private final Coodie coodie = DB.coodie();
  private final Documents<Payment> payments = coodie.documents(Payment.class);

  private static final Payment CARD = new Payment.Card("ann", 1, BigDecimal.ONE, "1234");
  private static final Payment TRANSFER = new Payment.Transfer("ann", 2, BigDecimal.TEN, "rent");

  @Test
  void rows_come_back_as_what_they_are() {
    // tag::polymorphism-use[]
    payments.save(new Payment.Card("ann", 1, BigDecimal.ONE, "1234"));
    payments.save(new Payment.Transfer("ann", 2, BigDecimal.TEN, "rent"));

    List<Payment> all = payments.find(Payment_.partition("ann")).all();
    List<Payment.Card> cards =
        coodie.documents(Payment.Card.class).find(Payment_.partition("ann")).allowFiltering().all();
    // end::polymorphism-use[]

    assertThat(all).containsExactly(CARD, TRANSFER);
    assertThat(cards).hasSize(1).first().isEqualTo(CARD);
  }

  @Test
  void an_unknown_kind_is_an_error() {
    coodie.execute(
        "INSERT INTO payments (customer, number, kind) VALUES (?, ?, ?)", "eve", 1, "cheque");

    assertThatThrownBy(() -> payments.find(Payment_.partition("eve")).all())
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("card")
        .hasMessageContaining("transfer");
  }
}
