package dev.coodie.internal.table;

import dev.coodie.annotation.IndexMethod;
import dev.coodie.annotation.Similarity;
import dev.coodie.column.Column;
import dev.coodie.error.InvalidQueryException;
import dev.coodie.model.DocumentModel;
import dev.coodie.schema.definition.IndexDefinition;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The columns with a vector index, which cannot hold every vector: the server fails such a write
 * without a reason.
 */
public record IndexedVectors(String typeName, Map<String, Similarity> columns) {
  public static IndexedVectors of(DocumentModel<?> model) {
    Map<String, Similarity> columns = new HashMap<>();
    for (IndexDefinition index : model.indexes()) {
      if (index.method() == IndexMethod.VECTOR) {
        columns.put(
            index.column(),
            Similarity.valueOf(index.options().getOrDefault("similarity_function", "COSINE")));
      }
    }
    return new IndexedVectors(model.typeName(), Map.copyOf(columns));
  }

  public boolean any() {
    return !columns.isEmpty();
  }

  /** How the index of a column measures nearness; by angle where the document does not say. */
  public Similarity similarity(Column<?, ?> column) {
    return columns.getOrDefault(column.name(), Similarity.COSINE);
  }

  /** Refuses what the index of the column, if there is one, cannot hold or compare. */
  public void check(Column<?, ?> column, @Nullable ByteBuffer cell) {
    Similarity similarity = columns.get(column.name());
    if (similarity == null || cell == null || !column.type().cql().startsWith("vector<float,")) {
      return;
    }
    boolean zero = true;
    for (int at = cell.position(); at + Float.BYTES <= cell.limit(); at += Float.BYTES) {
      float element = cell.getFloat(at);
      if (!Float.isFinite(element)) {
        throw refusal(column, "has an element that is not a finite number");
      }
      zero &= element == 0;
    }
    if (zero && similarity == Similarity.COSINE && cell.hasRemaining()) {
      throw refusal(
          column, "is zero, which has no direction, and its index compares by angle (COSINE)");
    }
  }

  private InvalidQueryException refusal(Column<?, ?> column, String sentence) {
    return new InvalidQueryException(
        "coodie-269",
        "A vector for column \""
            + column.name()
            + "\" of "
            + typeName
            + " "
            + sentence
            + ". Give another vector, or null for none; an index with another"
            + " @VectorIndex(similarity = ..) takes zero.");
  }
}
