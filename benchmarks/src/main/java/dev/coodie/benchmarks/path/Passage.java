package dev.coodie.benchmarks.path;

import dev.coodie.annotation.Document;
import dev.coodie.annotation.PartitionKey;
import dev.coodie.annotation.Vector;
import dev.coodie.annotation.VectorIndex;

/** A text with what it means, for coodie and for code by hand. */
@Document
@SuppressWarnings("ArrayRecordComponent") // compared by tests, which know
public record Passage(@PartitionKey int id, String text, @Vector(32) @VectorIndex float[] meaning) {
  /** The length of every vector. */
  static final int DIMENSION = 32;
}
