package dev.coodie.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Documents as classes of several shapes, inherited columns, projections. */
class DocumentsGuideTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB =
      EmbeddedCoodieExtension.withDocuments(
          Employee.class, User.class, Shipment.class, Poster.class, Ticket.class);

  private final Coodie coodie = DB.coodie();
  private final Documents<Employee> employees = coodie.documents(Employee.class);
  private final Documents<User> users = coodie.documents(User.class);

  @Test
  void a_class_with_inherited_columns_is_saved_and_read() {
    Employee ann = new Employee();
    ann.setBadge("A-1");
    ann.setName("Ann");
    ann.setChangedAt(Instant.parse("2026-11-22T10:00:00Z"));
    employees.save(ann);

    Employee found = employees.get(Employee_.key("A-1"));

    assertThat(found.getName()).isEqualTo("Ann");
    assertThat(found.getChangedAt()).isEqualTo(Instant.parse("2026-11-22T10:00:00Z"));
    assertThat(employees.cql().save(ann).text())
        .contains(".\"Employees\"", "\"changedAt\"", "\"full name\"")
        .doesNotContain("cachedSize");
  }

  @Test
  void a_class_is_made_by_its_constructor_and_setters() {
    Documents<Shipment> shipments = coodie.documents(Shipment.class);
    Shipment shipment = new Shipment("S-1", 2.5);
    shipment.setPlace("Oslo");
    shipments.save(shipment);

    assertThat(shipments.get(Shipment_.key("S-1")))
        .usingRecursiveComparison()
        .isEqualTo(shipment);
  }

  @Test
  void a_class_is_made_by_its_builder() {
    Documents<Poster> posters = coodie.documents(Poster.class);
    posters.save(Poster.builder().title("Jazz").colors(List.of("red", "black")).build());

    assertThat(posters.get(Poster_.key("Jazz")).colors()).containsExactly("red", "black");
  }

  @Test
  void lombok_makes_documents() {
    Documents<Ticket> tickets = coodie.documents(Ticket.class);
    Ticket bought = Ticket.builder().id(1).holder("ann").day("FR").day("SA").build();
    tickets.save(bought);
    tickets.saveChanges(bought, bought.toBuilder().holder("bob").build());

    assertThat(tickets.get(Ticket_.key(1))).isEqualTo(bought.toBuilder().holder("bob").build());
  }

  @Test
  void a_projection_reads_some_columns() {
    users.save(new User("ann", "ann@example.org", 30, Set.of(), Optional.empty()));

    // tag::projection-query[]
    List<UserName> names = users.find().as(UserName.class).all();
    // end::projection-query[]

    assertThat(names).containsExactly(new UserName("ann", "ann@example.org"));
    assertThat(users.find().as(UserName.class).cql().all().text()).doesNotContain("age");
  }
}
