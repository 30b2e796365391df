package dev.coodie.examples.guide;

import dev.coodie.annotation.Document;
import dev.coodie.annotation.Frozen;
import dev.coodie.annotation.PartitionKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

// tag::article[]
/** An article with everything that grows. */
@Document(table = "articles")
record Article(
    @PartitionKey UUID id,
    Set<String> tags,
    List<String> authors,
    Map<String, String> links,
    @Frozen List<String> path) {}
// end::article[]
