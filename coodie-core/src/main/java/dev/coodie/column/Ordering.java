package dev.coodie.column;

import dev.coodie.annotation.Order;

/** The order in which rows are returned. Only clustering columns can order, inside a partition. */
public record Ordering<D>(Column<D, ?> column, Order order) {}
