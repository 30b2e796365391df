package dev.coodie.it;

import dev.coodie.annotation.Document;
import dev.coodie.annotation.IndexMethod;
import dev.coodie.annotation.Indexed;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.Similarity;
import dev.coodie.annotation.Vector;
import dev.coodie.annotation.VectorIndex;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Vectors as arrays and as lists, with two ways to measure nearness. */
@Document
record Song(
    @PartitionKey int id,
    @Indexed(using = IndexMethod.SAI, options = "case_sensitive: false") String genre,
    @Indexed(using = IndexMethod.SAI) int year,
    @Vector(3) @VectorIndex float @Nullable [] sound,
    @Vector(2) @VectorIndex(similarity = Similarity.EUCLIDEAN) @Nullable List<Float> place) {}
