package dev.coodie.it;

import dev.coodie.annotation.AfterRead;
import dev.coodie.annotation.BeforeSave;
import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.Frozen;
import dev.coodie.annotation.PartitionKey;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** User-defined types in every place, and hooks. */
@Document
record Depot(
    @PartitionKey @Frozen Address address,
    @ClusteringKey @Frozen Spot corner,
    String name,
    @Nullable Address open,
    Optional<Address> maybe,
    List<Address> list,
    Set<Spot> set,
    Map<Spot, Address> map,
    @Frozen Map<String, List<Address>> nested) {

  @BeforeSave
  Depot trimmed() {
    return named(name.strip());
  }

  @AfterRead
  Depot shouted() {
    return named(name.toUpperCase(Locale.ROOT));
  }

  Depot named(String newName) {
    return new Depot(address, corner, newName, open, maybe, list, set, map, nested);
  }
}
