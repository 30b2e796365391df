package dev.coodie;

/**
 * A document found by {@code nearest}, and how near it is. {@code toString} shows only the latter.
 *
 * @param document the document
 * @param similarity more is nearer; 0 to 1 for cosine and Euclidean similarity
 */
public record Scored<D>(D document, float similarity) {
  @Override
  public String toString() {
    return "Scored(similarity: " + similarity + ")";
  }
}
