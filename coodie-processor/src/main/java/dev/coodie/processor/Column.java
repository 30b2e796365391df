package dev.coodie.processor;

import dev.coodie.annotation.Bucket;
import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.ClusteringOrder;
import dev.coodie.annotation.IndexMethod;
import dev.coodie.annotation.IndexTarget;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.StaticColumn;
import dev.coodie.annotation.Version;
import java.util.Map;
import java.util.Optional;

/** A property that is a column of a table. */
record Column(Property property, String name, Value value, Role role, Optional<Index> index) {
  /** The part a column plays, in the order of a model's columns. */
  enum Role {
    PARTITION,
    CLUSTERING,
    STATIC,
    REGULAR
  }

  /** An index; the options are in the order they were given in. */
  record Index(String name, IndexTarget target, IndexMethod method, Map<String, String> options) {}

  static Role roleOf(Property property) {
    if (property.has(PartitionKey.class)) {
      return Role.PARTITION;
    }
    if (property.has(ClusteringKey.class)) {
      return Role.CLUSTERING;
    }
    return property.has(StaticColumn.class) ? Role.STATIC : Role.REGULAR;
  }

  boolean isKey() {
    return role == Role.PARTITION || role == Role.CLUSTERING;
  }

  boolean isBucket() {
    return property.has(Bucket.class);
  }

  boolean isVersion() {
    return property.has(Version.class);
  }

  boolean isCounter() {
    return value.stored().equals(Scalars.COUNTER);
  }

  /** The place among the columns of the same key role, else 0. */
  int position() {
    return switch (role) {
      case PARTITION -> property.annotation(PartitionKey.class).map(PartitionKey::value).orElse(0);
      case CLUSTERING ->
          property.annotation(ClusteringKey.class).map(ClusteringKey::value).orElse(0);
      default -> 0;
    };
  }

  ClusteringOrder order() {
    return property
        .annotation(ClusteringKey.class)
        .map(ClusteringKey::order)
        .orElse(ClusteringOrder.ASC);
  }

  /** What all variants of a table must agree on, as messages show it. */
  String definition() {
    String type = value.stored().cql();
    return switch (role) {
      case PARTITION -> type + " partition key " + position() + bucket();
      case CLUSTERING -> type + " clustering key " + position() + " " + order();
      case STATIC -> type + " static";
      case REGULAR -> type;
    };
  }

  private String bucket() {
    return property
        .annotation(Bucket.class)
        .map(bucket -> ", the " + bucket.by() + " of " + bucket.of())
        .orElse("");
  }
}
