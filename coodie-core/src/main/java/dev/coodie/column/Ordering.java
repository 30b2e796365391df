package dev.coodie.column;

import dev.coodie.annotation.ClusteringOrder;

/** The order in which rows are returned. Only clustering columns can order, inside a partition. */
public record Ordering<D>(Column<D, ?> column, ClusteringOrder order) {}
