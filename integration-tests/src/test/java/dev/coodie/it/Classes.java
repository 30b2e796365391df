package dev.coodie.it;

import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Creator;
import dev.coodie.annotation.Discriminator;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.MaterializedView;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.Projection;
import dev.coodie.annotation.Tuple;
import dev.coodie.annotation.UserType;
import dev.coodie.annotation.Variant;
import dev.coodie.annotation.Version;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Classes that are made by constructors, static methods and builders. */
final class Classes {
  private Classes() {}

  /** Made by its only constructor. */
  @Document(table = "class_parcel")
  static final class Parcel {
    @PartitionKey private final String depot;
    @ClusteringKey private final int number;
    private final double weight;
    private final Optional<String> note;
    private final Size size;
    private final @Nullable Stop last;
    private final List<Stop> stops;
    @Version private final int version;

    Parcel(
        String depot,
        int number,
        int version,
        double weight,
        Optional<String> note,
        Size size,
        @Nullable Stop last,
        List<Stop> stops) {
      this.depot = depot;
      this.number = number;
      this.version = version;
      this.weight = weight;
      this.note = note;
      this.size = size;
      this.last = last;
      this.stops = List.copyOf(stops);
    }

    public String getDepot() {
      return depot;
    }

    public int getNumber() {
      return number;
    }

    public double weight() {
      return weight;
    }

    public Optional<String> getNote() {
      return note;
    }

    public Size getSize() {
      return size;
    }

    public @Nullable Stop getLast() {
      return last;
    }

    public List<Stop> stops() {
      return stops;
    }

    public int getVersion() {
      return version;
    }
  }

  /** A tuple. */
  @Tuple
  static final class Size {
    private final int width;
    private final int height;

    Size(int width, int height) {
      this.width = width;
      this.height = height;
    }

    int getWidth() {
      return width;
    }

    int getHeight() {
      return height;
    }
  }

  /** A user-defined type, by a static method. */
  @UserType(name = "class_stop")
  static final class Stop {
    private final String town;
    private final boolean isFinal;

    private Stop(String town, boolean isFinal, String checked) {
      this.town = town + checked;
      this.isFinal = isFinal;
    }

    @Creator
    static Stop in(String town, boolean isFinal) {
      return new Stop(town, isFinal, "");
    }

    String getTown() {
      return town;
    }

    boolean isFinal() {
      return isFinal;
    }
  }

  /** A projection. */
  @Projection(Parcel.class)
  static final class ParcelStops {
    private final int number;
    private final List<Stop> stops;

    ParcelStops(List<Stop> stops, int number) {
      this.number = number;
      this.stops = stops;
    }

    int number() {
      return number;
    }

    List<Stop> stops() {
      return stops;
    }
  }

  /** A view. */
  @MaterializedView(of = Parcel.class, name = "class_parcel_by_number")
  static final class ParcelByNumber {
    @PartitionKey private final int number;
    @ClusteringKey private final String depot;
    private final double weight;

    ParcelByNumber(int number, String depot, double weight) {
      this.number = number;
      this.depot = depot;
      this.weight = weight;
    }

    int getNumber() {
      return number;
    }

    String getDepot() {
      return depot;
    }

    double getWeight() {
      return weight;
    }
  }

  /** The key by the constructor, the rest by setters. */
  @Document(table = "class_crate")
  static class Crate {
    @PartitionKey private final int id;
    private @Nullable String content;

    Crate(int id) {
      this.id = id;
    }

    int getId() {
      return id;
    }

    @Nullable String getContent() {
      return content;
    }

    Crate setContent(@Nullable String content) {
      this.content = content;
      return this;
    }
  }

  /** Made by a builder. */
  @Document(table = "class_letter")
  static final class Letter {
    @PartitionKey private final int id;
    private final @Nullable String text;

    private Letter(Builder builder) {
      this.id = builder.id;
      this.text = builder.text;
    }

    static Builder builder() {
      return new Builder();
    }

    int getId() {
      return id;
    }

    @Nullable String getText() {
      return text;
    }

    /** Collects a letter. */
    static final class Builder {
      private int id;
      private @Nullable String text;

      Builder id(int newId) {
        this.id = newId;
        return this;
      }

      Builder withText(@Nullable String newText) {
        this.text = newText;
        return this;
      }

      Letter build() {
        return new Letter(this);
      }
    }
  }

  /** A root that has a part of its variants. */
  @Document(table = "class_vehicle")
  @Discriminator(column = "kind")
  abstract static sealed class Vehicle permits Car, Truck {
    @PartitionKey private final String owner;
    @ClusteringKey private final int id;

    Vehicle(String owner, int id) {
      this.owner = owner;
      this.id = id;
    }

    String getOwner() {
      return owner;
    }

    int getId() {
      return id;
    }
  }

  /** A variant. */
  @Variant("car")
  static final class Car extends Vehicle {
    private final int seats;

    Car(String owner, int id, int seats) {
      super(owner, id);
      this.seats = seats;
    }

    int getSeats() {
      return seats;
    }
  }

  /** Another. */
  @Variant("truck")
  static final class Truck extends Vehicle {
    private final double load;

    Truck(String owner, int id, double load) {
      super(owner, id);
      this.load = load;
    }

    double getLoad() {
      return load;
    }
  }
}
