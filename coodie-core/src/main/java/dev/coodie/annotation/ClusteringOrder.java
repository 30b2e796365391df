package dev.coodie.annotation;

/** The direction in which rows of a partition are stored or returned. */
public enum ClusteringOrder {
  /** Smallest first. */
  ASC,
  /** Largest first. */
  DESC
}
