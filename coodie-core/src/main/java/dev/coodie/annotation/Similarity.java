package dev.coodie.annotation;

/** How the nearness of two vectors is measured; more is nearer. */
public enum Similarity {
  /** By angle. */
  COSINE,
  /** By the dot product, for vectors of length 1. */
  DOT_PRODUCT,
  /** By distance. */
  EUCLIDEAN
}
