package dev.coodie.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.LwtResult;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** User-defined types. */
class UserTypesGuideTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB = EmbeddedCoodieExtension.withDocuments(Customer.class);

  private final Coodie coodie = DB.coodie();
  private final Documents<Customer> customers = coodie.documents(Customer.class);

  private static final Customer ANN =
      new Customer(
          "ann",
          new Address("Rome", "Via Appia"),
          new Address("Oslo", null),
          List.of(new Address("Bari", null)));

  @BeforeEach
  void one_customer() {
    customers.save(ANN);
  }

  @Test
  void a_user_defined_type_is_saved_and_read() {
    assertThat(customers.get(Customer_.key("ann"))).isEqualTo(ANN);
  }

  @Test
  void one_field_is_changed_alone() {
    // tag::udt-field[]
    customers
        .at(Customer_.key("ann"))
        .update(Customer_.address.field(Address_.street).set("Via Sacra"));
    customers.at(Customer_.key("ann")).update(Customer_.billing.set(new Address("Bergen", null)));
    // end::udt-field[]

    assertThat(customers.get(Customer_.key("ann")).address())
        .isEqualTo(new Address("Rome", "Via Sacra"));
    assertThat(customers.get(Customer_.key("ann")).billing())
        .isEqualTo(new Address("Bergen", null));
  }

  @Test
  void a_field_can_be_a_condition() {
    // tag::udt-condition[]
    LwtResult<Customer> moved =
        customers
            .at(Customer_.key("ann"))
            .onlyIf(Customer_.address.field(Address_.city).eq("Rome"))
            .update(Customer_.address.field(Address_.city).set("Milan"));
    // end::udt-condition[]

    assertThat(moved.applied()).isTrue();
    assertThat(customers.get(Customer_.key("ann")).address())
        .isEqualTo(new Address("Milan", "Via Appia"));
  }
}
