package dev.coodie.demo.search;

import dev.coodie.annotation.Document;
import dev.coodie.annotation.IndexMethod;
import dev.coodie.annotation.Indexed;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.Similarity;
import dev.coodie.annotation.Vector;
import dev.coodie.annotation.VectorIndex;

// tag::product[]
/** A product with what its words mean, as a vector. */
@Document(table = "products")
public record Product(
    @PartitionKey int id,
    String name,
    @Indexed(using = IndexMethod.SAI) String category,
    @Indexed(using = IndexMethod.SAI) int cents,
    String description,
    @Vector(48) @VectorIndex(similarity = Similarity.COSINE) float[] meaning) {}
// end::product[]
