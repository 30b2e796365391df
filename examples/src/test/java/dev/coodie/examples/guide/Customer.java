package dev.coodie.examples.guide;

import dev.coodie.annotation.Document;
import dev.coodie.annotation.Frozen;
import dev.coodie.annotation.PartitionKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

// tag::customer[]
/** A customer with an address that changes field by field, and others that do not. */
@Document(table = "customers")
record Customer(
    @PartitionKey String name,
    @Nullable Address address,
    @Frozen @Nullable Address billing,
    List<Address> earlier) {}
// end::customer[]
