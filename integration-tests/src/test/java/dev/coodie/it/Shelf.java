package dev.coodie.it;

import dev.coodie.annotation.Document;
import dev.coodie.annotation.Frozen;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.Vector;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that can be missing or empty. */
@Document
record Shelf(
    @PartitionKey int id,
    Set<String> open,
    @Nullable Map<String, Integer> openOrNull,
    @Frozen List<String> frozen,
    @Frozen @Nullable List<String> frozenOrNull,
    Optional<String> maybe,
    @Nullable String text,
    @Vector(2) @Nullable List<Float> vector,
    @Nullable Point point,
    @Nullable Place place) {}
