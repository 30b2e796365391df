package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.Views;
import dev.coodie.column.Condition;
import dev.coodie.it.LombokClasses.Animal;
import dev.coodie.it.LombokClasses.Bean;
import dev.coodie.it.LombokClasses.Bird;
import dev.coodie.it.LombokClasses.Built;
import dev.coodie.it.LombokClasses.Customer;
import dev.coodie.it.LombokClasses.CustomerById;
import dev.coodie.it.LombokClasses.CustomerName;
import dev.coodie.it.LombokClasses.Dog;
import dev.coodie.it.LombokClasses.Door;
import dev.coodie.it.LombokClasses.Fluent;
import dev.coodie.it.LombokClasses.Home;
import dev.coodie.it.LombokClasses.Mixed;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Documents that Lombok completes. */
@ExtendWith(EmbeddedCoodieExtension.class)
class LombokClassesTest {
  private static final Customer ANN =
      Customer.builder()
          .town("Oslo")
          .id(1)
          .name("Ann")
          .tag("a")
          .tag("b")
          .score("go", 3)
          .limit(Optional.of(7))
          .isOpen(true)
          .isVip(false)
          .home(new Home("Via", Set.of(1, 2)))
          .door(new Door(5, "left"))
          .build();

  private final Coodie coodie;
  private final Documents<Customer> customers;

  LombokClassesTest(Coodie coodie) {
    this.coodie = coodie;
    this.customers = coodie.documents(Customer.class);
  }

  @BeforeAll
  static void create_tables(Coodie coodie) {
    coodie
        .schema()
        .plan(
            Customer.class,
            CustomerById.class,
            Bean.class,
            Built.class,
            Fluent.class,
            Mixed.class,
            Animal.class)
        .apply();
  }

  private <D> void assertComesBack(Class<D> type, D document, Condition<? super D> key) {
    Documents<D> documents = coodie.documents(type);
    documents.save(document);

    assertThat(documents.get(key)).isEqualTo(document);
    assertThat(documents.async().get(key).toCompletableFuture().join()).isEqualTo(document);
  }

  @Test
  void value_is_saved_read_changed_projected_and_queried() {
    Customer saved = customers.save(ANN);

    assertThat(saved).isEqualTo(ANN.withVersion(1));
    assertThat(customers.get(LombokClasses_Customer_.key("Oslo", 1))).isEqualTo(saved);
    Customer changed = customers.saveChanges(saved, saved.toBuilder().clearTags().tag("c").build());
    assertThat(customers.get(LombokClasses_Customer_.key("Oslo", 1))).isEqualTo(changed);
    customers
        .at(LombokClasses_Customer_.key("Oslo", 1))
        .update(LombokClasses_Customer_.name.set("Bea"), LombokClasses_Customer_.tags.append("d"));
    assertThat(customers.get(LombokClasses_Customer_.key("Oslo", 1)).getTags())
        .containsExactly("c", "d");
    assertThat(
            customers.find(LombokClasses_Customer_.partition("Oslo")).as(CustomerName.class).all())
        .containsExactly(new CustomerName(1, "Bea"));
    assertThat(customers.find(LombokClasses_Customer_.state.eq("new")).all()).hasSize(1);
  }

  @Test
  void missing_values_of_a_value_come_back_missing() {
    Customer none = Customer.builder().town("Bonn").id(1).limit(Optional.empty()).build();
    Customer saved = customers.save(none);

    assertThat(customers.find(LombokClasses_Customer_.partition("Bonn")).all())
        .containsExactly(saved);
    assertThat(saved.withVersion(0)).isEqualTo(none);
  }

  @Test
  void value_may_be_a_view() throws InterruptedException {
    customers.save(ANN.withId(55).withTown("Rome"));
    Views<CustomerById> views = coodie.views(CustomerById.class);
    Instant end = Instant.now().plus(Duration.ofSeconds(30));
    while (views.find(LombokClasses_CustomerById_.partition(55)).count() < 1
        && Instant.now().isBefore(end)) {
      Thread.sleep(20);
    }

    assertThat(views.find(LombokClasses_CustomerById_.partition(55)).all())
        .containsExactly(new CustomerById(55, "Rome", "Ann"));
  }

  @Test
  void data_builders_and_accessors_without_prefix_come_back() {
    assertComesBack(Bean.class, new Bean(1, true, null, "t"), LombokClasses_Bean_.key(1));
    assertComesBack(
        Built.class, Built.builder().id(1).label("l").build(), LombokClasses_Built_.key(1));
    assertComesBack(Fluent.class, new Fluent().id(1).text("t"), LombokClasses_Fluent_.key(1));
    Mixed mixed = new Mixed(1);
    mixed.setText("t");
    assertComesBack(Mixed.class, mixed, LombokClasses_Mixed_.key(1));
  }

  @Test
  void variants_are_made_by_their_builders() {
    Dog dog = Dog.builder().zoo("z").id(1).teeth(42).build();
    Bird bird = Bird.builder().zoo("z").id(2).song("tweet").build();
    Documents<Animal> animals = coodie.documents(Animal.class);
    animals.save(dog);
    animals.save(bird);

    assertThat(animals.find(LombokClasses_Animal_.partition("z")).all()).containsExactly(dog, bird);
    assertThat(coodie.documents(Dog.class).find(LombokClasses_Animal_.partition("z")).all())
        .containsExactly(dog);
  }
}
