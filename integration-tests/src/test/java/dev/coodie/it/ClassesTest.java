package dev.coodie.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coodie.Coodie;
import dev.coodie.Documents;
import dev.coodie.Views;
import dev.coodie.it.Classes.Car;
import dev.coodie.it.Classes.Crate;
import dev.coodie.it.Classes.Letter;
import dev.coodie.it.Classes.Parcel;
import dev.coodie.it.Classes.ParcelByNumber;
import dev.coodie.it.Classes.ParcelStops;
import dev.coodie.it.Classes.Size;
import dev.coodie.it.Classes.Stop;
import dev.coodie.it.Classes.Truck;
import dev.coodie.it.Classes.Vehicle;
import dev.coodie.test.EmbeddedCoodieExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Immutable classes. */
@ExtendWith(EmbeddedCoodieExtension.class)
class ClassesTest {
  private static final Stop OSLO = Stop.in("Oslo", true);
  private static final Stop ROME = Stop.in("Rome", false);

  private final Coodie coodie;

  ClassesTest(Coodie coodie) {
    this.coodie = coodie;
  }

  @BeforeAll
  static void create_tables(Coodie coodie) {
    coodie
        .schema()
        .plan(Parcel.class, ParcelByNumber.class, Crate.class, Letter.class, Vehicle.class)
        .apply();
  }

  private static Parcel parcel(int number, Optional<String> note) {
    return new Parcel("d", number, 0, 1.5, note, new Size(2, 3), OSLO, List.of(ROME, OSLO));
  }

  private static void assertSame(Object found, Object expected) {
    assertThat(found).usingRecursiveComparison().isEqualTo(expected);
  }

  @Test
  void class_with_a_constructor_is_saved_read_updated_and_projected() {
    Documents<Parcel> parcels = coodie.documents(Parcel.class);
    Parcel saved = parcels.save(parcel(1, Optional.of("n")));

    assertThat(saved.getVersion()).isEqualTo(1);
    assertSame(parcels.get(Classes_Parcel_.key("d", 1)), saved);
    parcels.at(Classes_Parcel_.key("d", 1)).update(Classes_Parcel_.weight.set(9.5));
    assertThat(parcels.get(Classes_Parcel_.key("d", 1)).weight()).isEqualTo(9.5);
    assertThat(parcels.save(saved).getVersion()).isEqualTo(2);
    ParcelStops stops =
        parcels.find(Classes_Parcel_.key("d", 1)).as(ParcelStops.class).one();
    assertThat(stops.number()).isEqualTo(1);
    assertSame(stops.stops(), List.of(ROME, OSLO));
  }

  @Test
  void missing_values_come_back_missing() {
    Documents<Parcel> parcels = coodie.documents(Parcel.class);
    Parcel saved =
        parcels.save(
            new Parcel("m", 1, 0, 0, Optional.empty(), new Size(0, 0), null, List.of()));

    assertSame(parcels.find(Classes_Parcel_.partition("m")).all(), List.of(saved));
  }

  @Test
  void view_is_a_class_too() throws InterruptedException {
    coodie.documents(Parcel.class).save(parcel(77, Optional.empty()));

    Views<ParcelByNumber> views = coodie.views(ParcelByNumber.class);
    Instant end = Instant.now().plus(Duration.ofSeconds(30));
    while (views.find(Classes_ParcelByNumber_.partition(77)).count() < 1
        && Instant.now().isBefore(end)) {
      Thread.sleep(20);
    }

    assertThat(views.get(Classes_ParcelByNumber_.key(77, "d")).getWeight()).isEqualTo(1.5);
  }

  @Test
  void what_the_constructor_does_not_take_is_set() {
    Documents<Crate> crates = coodie.documents(Crate.class);
    Crate crate = new Crate(1).setContent("c");
    crates.save(crate);
    crates.save(new Crate(2));

    assertSame(crates.get(Classes_Crate_.key(1)), crate);
    assertThat(crates.get(Classes_Crate_.key(2)).getContent()).isNull();
    assertThat(crates.insertIfNotExists(new Crate(1)).applied()).isFalse();
  }

  @Test
  void class_is_made_by_its_builder() {
    Documents<Letter> letters = coodie.documents(Letter.class);
    Letter letter = Letter.builder().id(1).withText("t").build();
    letters.save(letter);

    assertSame(letters.get(Classes_Letter_.key(1)), letter);
    assertSame(letters.async().get(Classes_Letter_.key(1)).toCompletableFuture().join(), letter);
  }

  @Test
  void variants_pass_their_part_to_the_root() {
    Documents<Vehicle> vehicles = coodie.documents(Vehicle.class);
    Car car = new Car("o", 1, 4);
    Truck truck = new Truck("o", 2, 7.5);
    vehicles.save(car);
    coodie.documents(Truck.class).save(truck);

    assertSame(vehicles.find(Classes_Vehicle_.partition("o")).all(), List.of(car, truck));
    assertSame(coodie.documents(Car.class).find(Classes_Vehicle_.partition("o")).all(), List.of(car));
  }
}
