package dev.coodie.benchmarks.path;

import org.springframework.data.cassandra.core.mapping.PrimaryKey;
import org.springframework.data.cassandra.core.mapping.Table;
import org.springframework.data.cassandra.core.mapping.VectorType;
import org.springframework.data.domain.Vector;

/** The passage of Spring Data, with its own type of a vector. */
@Table("passage")
public record SpringPassage(
    @PrimaryKey int id, String text, @VectorType(dimensions = Passage.DIMENSION) Vector meaning) {}
