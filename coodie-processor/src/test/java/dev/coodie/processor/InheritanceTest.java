package dev.coodie.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Columns and annotations that a document has from the types above it. */
class InheritanceTest {
  private static final String SOURCE =
      """
      import dev.coodie.annotation.*;
      import java.time.*;
      import java.util.*;

      abstract class Entity<I> {
        @PartitionKey I id;
        @Version int version;
        @Indexed(using = IndexMethod.SAI) Instant changed = Instant.EPOCH;
        @dev.coodie.annotation.Vector(2) @VectorIndex float[] place = {1, 2};
        @BeforeSave void touch() { changed = Instant.ofEpochMilli(5); }
      }
      @Document class Customer extends Entity<UUID> {
        String name;
        @Override public boolean equals(Object o) {
          return o instanceof Customer c && c.id.equals(id) && c.version == version
              && c.changed.equals(changed) && Arrays.equals(c.place, place) && c.name.equals(name);
        }
        @Override public int hashCode() { return 1; }
      }

      interface Versioned { @Version long revision(); }
      interface Counted<K> {
        @PartitionKey K key();
        @Counter long count();
        @Counter default Long total() { return 0L; }
      }
      @Document record Letter(@PartitionKey int id, long revision) implements Versioned {}
      @Document record Hits(String key, long count, Long total) implements Counted<String> {}
      @Document record Log(@PartitionKey String name, LocalDate day, Instant at) implements Daily {}
      interface Daily {
        @PartitionKey(1) @Bucket(of = "at", by = BucketUnit.MONTH) LocalDate day();
        @ClusteringKey Instant at();
      }

      class Samples {
        static List<Object> all() {
          Customer customer = new Customer();
          customer.id = new UUID(1, 2);
          customer.version = 3;
          customer.name = "n";
          return List.of(customer, new Letter(1, 2), new Log("l", null, Instant.EPOCH));
        }
      }
      """;

  @Test
  void class_has_the_columns_of_the_abstract_class_above_it() {
    Loaded loaded = Loaded.of(SOURCE);
    Object customer = loaded.samples().get(0);

    assertThat(loaded.columns("Customer"))
        .containsExactly(
            "id uuid PARTITION_KEY ASC",
            "version int REGULAR",
            "changed timestamp REGULAR",
            "place vector<float, 2> REGULAR",
            "name text REGULAR");
    assertThat(loaded.model("Customer").versionPosition()).isEqualTo(1);
    assertThat(loaded.model("Customer").definition().indexes().toString())
        .contains("customer_changed_idx", "SAI", "customer_place_idx", "VECTOR");
    assertThat(loaded.roundTrip("Customer", customer)).isEqualTo(customer);
    assertThat(loaded.model("Customer").prepare(customer))
        .extracting("changed.nano")
        .isEqualTo(5_000_000);
  }

  @Test
  void record_has_the_annotations_of_the_accessors_it_implements() {
    Loaded loaded = Loaded.of(SOURCE);
    Object letter = loaded.samples().get(1);

    assertThat(loaded.model("Letter").versionPosition()).isEqualTo(1);
    assertThat(loaded.roundTrip("Letter", letter)).isEqualTo(letter);
    assertThat(loaded.columns("Hits"))
        .containsExactly(
            "key text PARTITION_KEY ASC", "count counter REGULAR", "total counter REGULAR");
  }

  @Test
  void inherited_bucket_is_filled() {
    Loaded loaded = Loaded.of(SOURCE);

    assertThat(loaded.roundTrip("Log", loaded.samples().get(2)))
        .hasToString("Log[name=l, day=1970-01-01, at=1970-01-01T00:00:00Z]");
  }

  @Test
  void table_is_not_handed_down() {
    Compilation compilation =
        Compilation.of(
            """
            import dev.coodie.annotation.*;
            @Document(table = "shared", keyspace = "ks") class Base { @PartitionKey int id; }
            @Document class Own extends Base { int more; }
            class None extends Base { int other; }
            """);

    assertThat(compilation.succeeds().generated()).containsExactly("Base_.java", "Own_.java");
    assertThat(compilation.generated("Own_")).contains("\"own\"", "\"more\"");
    assertThat(compilation.generated("Own_")).doesNotContain("\"shared\"", "\"ks\"");
  }
}
