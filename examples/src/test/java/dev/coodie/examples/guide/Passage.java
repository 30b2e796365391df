package dev.coodie.examples.guide;

import dev.coodie.annotation.Document;
import dev.coodie.annotation.IndexMethod;
import dev.coodie.annotation.Indexed;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.Similarity;
import dev.coodie.annotation.Vector;
import dev.coodie.annotation.VectorIndex;

// tag::passage[]
/** A passage of a text, found by what it means. */
@Document(table = "passages")
record Passage(
    @PartitionKey int id,
    @Indexed(using = IndexMethod.SAI) String language,
    String text,
    @Vector(3) @VectorIndex(similarity = Similarity.COSINE) float[] embedding) {}
// end::passage[]
