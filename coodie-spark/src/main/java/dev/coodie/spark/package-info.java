/**
 * Tables of Apache Cassandra and ScyllaDB as a source of Apache Spark, by the format {@code
 * coodie}.
 */
@NullMarked
package dev.coodie.spark;

import org.jspecify.annotations.NullMarked;
