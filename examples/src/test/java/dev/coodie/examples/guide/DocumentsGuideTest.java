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

/** Documents as classes, inherited columns, projections. */
class DocumentsGuideTest {
  @RegisterExtension
  static final EmbeddedCoodieExtension DB =
      EmbeddedCoodieExtension.withDocuments(Employee.class, User.class);

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
  void a_projection_reads_some_columns() {
    users.save(new User("ann", "ann@example.org", 30, Set.of(), Optional.empty()));

    // tag::projection-query[]
    List<UserName> names = users.find().as(UserName.class).all();
    // end::projection-query[]

    assertThat(names).containsExactly(new UserName("ann", "ann@example.org"));
    assertThat(users.find().as(UserName.class).cql().all().text()).doesNotContain("age");
  }
}
