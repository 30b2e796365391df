package dev.coodie.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An index for searching the nearest vectors, created with the schema plan. It is a
 * storage-attached index on Cassandra and a {@code vector_index} on ScyllaDB.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
public @interface VectorIndex {

  /** The index's name. Default: {@code table_column_idx}. */
  String name() default "";

  /** How nearness is measured; a search cannot choose another. */
  Similarity similarity() default Similarity.COSINE;

  /**
   * Other options of the index, each as {@code "key: value"}: how its graph is built and searched.
   * Both servers know {@code maximum_node_connections} and {@code construction_beam_width}, which
   * Cassandra accepts only when configured to; only Cassandra knows {@code optimize_for}, only
   * ScyllaDB {@code search_beam_width}, {@code quantization}, {@code oversampling}, {@code
   * rescoring} and {@code source_model}.
   */
  String[] options() default {};
}
