package dev.coodie.examples.guide;

import dev.coodie.annotation.ClusteringKey;
import dev.coodie.annotation.Document;
import dev.coodie.annotation.Frozen;
import dev.coodie.annotation.IndexMethod;
import dev.coodie.annotation.IndexTarget;
import dev.coodie.annotation.Indexed;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.StaticColumn;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

// tag::device[]
/** A device with an index of every kind. */
@Document(table = "devices")
record Device(
    @PartitionKey String site,
    @ClusteringKey int id,
    @StaticColumn @Nullable String manager,
    @Indexed @Nullable String vendor,
    @Indexed(using = IndexMethod.SAI) int power,
    @Indexed(
            using = IndexMethod.SASI,
            options = {"mode: CONTAINS"})
        String model,
    @Indexed Set<String> tags,
    @Indexed(target = IndexTarget.KEYS) Map<String, String> settings,
    @Indexed(target = IndexTarget.ENTRIES) Map<String, String> labels,
    @Indexed(target = IndexTarget.FULL) @Frozen List<Integer> firmware,
    int room) {}
// end::device[]
