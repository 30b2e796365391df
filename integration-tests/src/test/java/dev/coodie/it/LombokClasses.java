package dev.coodie.it;

import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Discriminator;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.Frozen;
import dev.coodie.annotation.Indexed;
import dev.coodie.annotation.MaterializedView;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.Projection;
import dev.coodie.annotation.Tuple;
import dev.coodie.annotation.UserType;
import dev.coodie.annotation.Variant;
import dev.coodie.annotation.Version;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lombok.AccessLevel;
import lombok.AllArgsConstructor;
import lombok.Builder;
import lombok.Data;
import lombok.EqualsAndHashCode;
import lombok.Getter;
import lombok.NoArgsConstructor;
import lombok.Setter;
import lombok.Singular;
import lombok.Value;
import lombok.With;
import lombok.experimental.Accessors;
import lombok.experimental.SuperBuilder;
import org.jspecify.annotations.Nullable;

/** Documents of the shapes that Lombok makes. */
final class LombokClasses {
  private LombokClasses() {}

  /** All that Lombok has for immutable classes. */
  @Value
  @With
  @Builder(toBuilder = true)
  @Document(table = "lombok_customer")
  static class Customer {
    @PartitionKey String town;
    @ClusteringKey int id;
    @Version int version;
    @Nullable String name;
    @Builder.Default @Indexed String state = "new";
    @Singular List<String> tags;
    @Singular Map<String, Integer> scores;
    Optional<Integer> limit;
    boolean isOpen;
    @Nullable Boolean isVip;
    @Nullable Home home;
    @Nullable Door door;
  }

  /** A user-defined type. */
  @Value
  @UserType(name = "lombok_home")
  static class Home {
    String street;
    @Frozen Set<Integer> floors;
  }

  /** A tuple. */
  @Value
  @Tuple
  static class Door {
    int x;
    @Nullable String label;
  }

  /** A projection. */
  @Value
  @Projection(Customer.class)
  static class CustomerName {
    int id;
    @Nullable String name;
  }

  /** A view. */
  @Value
  @MaterializedView(of = Customer.class, name = "lombok_customer_by_id")
  static class CustomerById {
    @PartitionKey int id;
    @ClusteringKey String town;
    @Nullable String name;
  }

  /** A bean that could be made in other ways, too. */
  @Data
  @Builder
  @NoArgsConstructor
  @AllArgsConstructor
  @Document(table = "lombok_bean")
  static class Bean {
    @PartitionKey private int id;
    private boolean isOpen;
    private @Nullable Boolean isVip;
    private @Nullable String text;
  }

  /** A builder alone. */
  @Getter
  @EqualsAndHashCode
  @Builder
  @AllArgsConstructor(access = AccessLevel.PRIVATE)
  @Document(table = "lombok_built")
  static class Built {
    @PartitionKey private final int id;
    @Singular private final Set<String> labels;
    private final @Nullable String text;
  }

  /** Accessors without prefixes. */
  @Data
  @Accessors(fluent = true)
  @Document(table = "lombok_fluent")
  static class Fluent {
    @PartitionKey private int id;
    private @Nullable String text;
  }

  /** The key by the constructor, the rest by setters. */
  @Data
  @Document(table = "lombok_mixed")
  static class Mixed {
    @PartitionKey private final int id;
    private @Nullable String text;
  }

  /** A root that is not sealed. */
  @Getter
  @EqualsAndHashCode
  @SuperBuilder
  @Document(
      table = "lombok_animal",
      variants = {Dog.class, Bird.class})
  @Discriminator(column = "kind")
  abstract static class Animal {
    @PartitionKey private final String zoo;
    @ClusteringKey private final int id;
  }

  /** A variant by its builder. */
  @Getter
  @EqualsAndHashCode(callSuper = true)
  @SuperBuilder
  @Variant("dog")
  static class Dog extends Animal {
    private final int teeth;
  }

  /** A variant with what can change. */
  @Getter
  @Setter
  @EqualsAndHashCode(callSuper = true)
  @SuperBuilder
  @Variant("bird")
  static class Bird extends Animal {
    private @Nullable String song;
  }
}
