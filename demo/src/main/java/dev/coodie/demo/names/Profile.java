package dev.coodie.demo.names;

import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.Version;

// tag::profile[]
/** A profile that many may edit; the version tells who was too late. */
@Document(table = "profiles")
public record Profile(
    @PartitionKey String name, String motto, String city, @Version long version) {}
// end::profile[]
