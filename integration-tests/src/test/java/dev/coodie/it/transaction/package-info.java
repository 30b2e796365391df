/** Transactions, on nodes of Cassandra 6.0 with Accord. */
@NullMarked
package dev.coodie.it.transaction;

import org.jspecify.annotations.NullMarked;
